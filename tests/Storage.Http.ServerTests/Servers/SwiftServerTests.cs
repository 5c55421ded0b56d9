namespace Storage.Http.ServerTests.Servers;

/// <summary>The server itself: where objects lie, and how it is halted and limited.</summary>
[Collection(SwiftTests.Name)]
public class SwiftServerTests(SwiftServer swift)
{
    [SwiftFact]
    public async Task Objects_lie_on_both_storage_nodes()
    {
        var nodes = await swift.LocateAsync(SwiftAccount.Tester, "bucket", Enumerable.Range(0, 100).Select(number => $"key-{number}"));

        Assert.Equal(100, nodes.Count);
        Assert.Equal(["a", "b"], nodes.Distinct().Order());
    }
}
