namespace Storage.Http.ServerTests.Servers;

/// <summary>Whether the tests that need OpenStack Swift can run here.</summary>
static class SwiftInstallation
{
    static readonly Lazy<string?> Missing = new(WhatIsMissing);

    /// <summary>Set where a test must not be skipped: then a missing server makes it fail.</summary>
    internal static bool IsRequired { get; } = Environment.GetEnvironmentVariable("STORAGE_HTTP_REQUIRE_SERVERS") == "1";

    /// <summary>Why the tests are skipped; null where they run.</summary>
    internal static string? SkipReason => IsRequired ? null : Missing.Value;

    static string? WhatIsMissing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "OpenStack Swift runs on Linux only";
        }

        try
        {
            var (exitCode, output) = SwiftScript.Run("missing");
            return exitCode == 0 ? null : output;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"OpenStack Swift needs bash: {exception.Message}";
        }
    }
}
