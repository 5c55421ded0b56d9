namespace Storage.Http.Tests.House;

/// <summary>What goes against a rule; all of it is shown, not the first few.</summary>
static class Violations
{
    internal static void None(IEnumerable<object?> found)
    {
        var lines = found.Select(item => item?.ToString()).Distinct().ToList();
        if (lines.Count > 0)
        {
            Assert.Fail($"{lines.Count} against the rule:\n{string.Join('\n', lines)}");
        }
    }
}
