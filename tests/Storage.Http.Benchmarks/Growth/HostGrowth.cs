using System.Globalization;
using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks.Growth;

/// <summary>One client that speaks to many hosts, each in turn. Of 1,024 the retry budgets are kept.</summary>
static class HostGrowth
{
    // So many calls make a stretch, whatever the number of hosts.
    const int Calls = 2000;

    static readonly int[] Numbers = [1, 10, 100, 1000, 2000];

    internal static string Measure(int rounds)
    {
        var clients = Array.ConvertAll(Numbers, static number => new HostCalls(number));
        foreach (var client in clients)
        {
            client.EmptyBudgets();
        }

        // To optimize the code first.
        Stretches.Least([.. clients.Select(static client => (Action)client.SendFailing), .. clients.Select(static client => (Action)client.SendGood)], rounds, Calls / 10);
        var good = Stretches.Least([.. clients.Select(static client => (Action)client.SendGood)], rounds, Calls);
        var failed = Stretches.Least([.. clients.Select(static client => (Action)client.SendFailing)], rounds, Calls);
        var table = TextTable.Write(
            ["hosts", "good call", "to that of one host", "call that fails once", "to that of one host", "allocated by it", "budgets kept"],
            clients.Select((client, i) => new[]
            {
                Numbers[i].ToString("N0", CultureInfo.InvariantCulture),
                Figures.Nanoseconds(good[i].Time), Figures.Ratio(good[i].Time, good[0].Time),
                Figures.Nanoseconds(failed[i].Time), Figures.Ratio(failed[i].Time, failed[0].Time), Figures.Bytes(failed[i].Bytes),
                client.Budgets.ToString("N0", CultureInfo.InvariantCulture),
            }));
        Array.ForEach(clients, static client => client.Dispose());
        return table;
    }
}
