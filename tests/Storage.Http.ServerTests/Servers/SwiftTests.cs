namespace Storage.Http.ServerTests.Servers;

/// <summary>The tests that share one server. They run one after the other, for halting a storage node halts it for all.</summary>
[CollectionDefinition(Name)]
public sealed class SwiftTests : ICollectionFixture<SwiftServer>
{
    public const string Name = "OpenStack Swift";
}
