namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>Who sends.</summary>
/// <param name="Clients">How many clients that share nothing.</param>
/// <param name="Workers">Closed loop: how many workers, dealt out to the clients, each of which begins an operation when its last one has ended.</param>
/// <param name="Rate">Open loop: how many operations begin per second whatever becomes of them; null for a closed loop.</param>
sealed record Load(int Clients, int Workers, double? Rate = null)
{
    internal static Load Closed(int clients) => new(clients, 64);

    internal static Load Open(int clients, double rate) => new(clients, 0, rate);
}
