namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>A way to deal with refusals.</summary>
/// <param name="Id">What the command line calls it.</param>
/// <param name="Name">What the tables call it.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Create">Makes the handlers of one client.</param>
/// <param name="Retries">How many times it sends again at most.</param>
/// <param name="Kind">Whose it is.</param>
sealed record Policy(string Id, string Name, string Description, Func<ClientParts, HttpMessageHandler> Create, int Retries, PolicyKind Kind)
{
    public override string ToString() => Id;
}
