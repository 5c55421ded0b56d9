namespace Storage.Http.ServerTests.Servers;

/// <summary>A real OpenStack Swift with its S3 face, on loopback, started before the first test that needs it. It ends with this process, however that ends.</summary>
public sealed class SwiftServer : IAsyncLifetime
{
    Dictionary<string, string> _started = [];

    /// <summary>Waits long for a storage node that hangs, and for a client that stalls.</summary>
    public Uri Patient => Endpoint("proxy");

    /// <summary>Gives a storage node up after 2 s: 503 ServiceUnavailable; a client after 4 s: 400 RequestTimeout.</summary>
    public Uri Impatient => Endpoint("proxy-impatient");

    /// <summary>One write in 2 s to a bucket that holds an object; beyond that 503 SlowDown.</summary>
    public Uri Limited503 => Endpoint("proxy-limited-503");

    /// <summary>As <see cref="Limited503"/>, but 429.</summary>
    public Uri Limited429 => Endpoint("proxy-limited-429");

    string Folder => _started["dir"];

    public async Task InitializeAsync()
    {
        if (SwiftInstallation.SkipReason is not null)
        {
            return; // all tests of the collection are skipped
        }

        var output = await SwiftScript.RunAsync("start", "-", "0", $"{Environment.ProcessId}");
        _started = output.Split('\n').Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>Halts object servers: <c>a</c>, <c>b</c> or both.</summary>
    public async Task<SwiftFault> PauseAsync(params string[] nodes)
    {
        await SwiftScript.RunAsync(["pause", Folder, .. nodes]);
        return new(() => SwiftScript.RunAsync("resume", Folder));
    }

    /// <summary>Sets how many writes a second an account may make; what was written until now counts no more.</summary>
    public async Task<SwiftFault> LimitWritesAsync(SwiftAccount account, double writesPerSecond)
    {
        await SwiftScript.RunAsync("ratelimit", Folder, account.Name, FormattableString.Invariant($"{writesPerSecond}"));
        return new(() => SwiftScript.RunAsync("ratelimit", Folder, account.Name, "off"));
    }

    /// <summary>Which object server holds each object: <c>a</c> or <c>b</c>.</summary>
    public async Task<IReadOnlyList<string>> LocateAsync(SwiftAccount account, string bucket, params IEnumerable<string> keys) =>
        (await SwiftScript.RunAsync(["locate", Folder, account.Name, bucket, .. keys])).Split('\n');

    public Task DisposeAsync() => _started.Count > 0 ? SwiftScript.RunAsync("stop", Folder) : Task.CompletedTask;

    Uri Endpoint(string name) => new(_started[name]);
}
