namespace Storage.Http.Tests.Scenarios;

/// <summary>Tests that count what the whole process allocates, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "Alone";
}
