namespace Storage.Http.ServerTests.Sdk;

/// <summary>Tests that change what the whole process shares, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "Alone";
}
