namespace Storage.Http.ServerTests.Servers;

/// <summary>A test that needs OpenStack Swift; skipped with the reason where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SwiftFactAttribute : FactAttribute
{
    public SwiftFactAttribute() => Skip = SwiftInstallation.SkipReason;
}
