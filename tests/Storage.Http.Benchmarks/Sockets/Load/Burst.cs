using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Server;

namespace Storage.Http.Benchmarks.Sockets.Load;

/// <summary>Many calls begun one after the other, none of which ends before the server holds as many as there are connections.</summary>
/// <param name="calls">How many.</param>
/// <param name="connections">How many of them the server waits for; divides the calls.</param>
sealed class Burst(int calls, int connections)
{
    readonly string _path = ServerPaths.Gathering(connections);

    internal async Task<Stretch> RunAsync(Caller caller)
    {
        var gauge = Gauge.Start();
        var answers = new Task<HttpResponseMessage>[calls];
        for (var i = 0; i < calls; i++)
        {
            answers[i] = caller.Client.GetAsync(_path);
        }

        var failed = 0;
        foreach (var response in await Task.WhenAll(answers))
        {
            failed += response.IsSuccessStatusCode ? 0 : 1;
            response.Dispose();
        }

        var (elapsed, processor, allocated) = gauge.Read();
        return new(calls, failed, elapsed, processor, allocated, []);
    }
}
