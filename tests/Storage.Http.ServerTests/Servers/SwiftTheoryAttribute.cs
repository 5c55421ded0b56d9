namespace Storage.Http.ServerTests.Servers;

/// <summary>A theory that needs OpenStack Swift; skipped with the reason where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SwiftTheoryAttribute : TheoryAttribute
{
    public SwiftTheoryAttribute() => Skip = SwiftInstallation.SkipReason;
}
