namespace Storage.Http.Tests.Scenarios;

/// <summary>Tests that count what the whole process allocates, or listen to all that it tells, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "Alone";
}
