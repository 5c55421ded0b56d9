using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Http.Telemetry;

namespace Storage.Http.Benchmarks.Growth;

/// <summary>A client and its hosts, whose answers are there at once.</summary>
sealed class HostCalls : IDisposable
{
    readonly Store _store = new();
    readonly StorageClient _client;
    readonly HttpMessageInvoker _invoker;
    readonly HttpRequestMessage[] _requests;
    int _next;

    internal HostCalls(int hosts)
    {
        var options = new StorageErrorHandlingOptions();
        options.Retry.MaxDelay = options.Retry.MaxServerDelay = TimeSpan.Zero;
        options.Retry.Budget = new() { Capacity = 1_000_000_000 };
        _client = new("hosts", StorageHandling.Retry, options, StorageErrorRegistry.Default, NullLogger.Instance, StorageMetrics.Shared);
        _invoker = new(new StorageErrorHandler(_client) { InnerHandler = _store });
        _requests = [.. Enumerable.Range(0, hosts).Select(static i => new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"https://bucket{i}-1250000000.cos.ap-guangzhou.myqcloud.com/key")))];
    }

    /// <summary>Of how many hosts the budget is known now.</summary>
    internal int Budgets => _client.Settings.Budgets.Count;

    /// <summary>Takes something out of every host's budget, so that good calls have something to fill up.</summary>
    internal void EmptyBudgets()
    {
        foreach (var request in _requests)
        {
            _client.Settings.Budgets.TryTake(request.RequestUri, new() { Kind = StorageErrorKind.Throttling }, out _);
        }
    }

    internal void SendGood() => Send();

    internal void SendFailing()
    {
        _store.Fails = true;
        Send();
    }

    public void Dispose() => _invoker.Dispose();

    void Send()
    {
        var call = _invoker.SendAsync(_requests[_next], CancellationToken.None);
        _next = (_next + 1) % _requests.Length;
        if (!call.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("The call did not end well at once.", call.Exception);
        }
    }

    sealed class Store : HttpMessageHandler
    {
        readonly Task<HttpResponseMessage> _good = Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));

        internal bool Fails { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!Fails)
            {
                return _good;
            }

            Fails = false;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<Error><Code>SlowDown</Code></Error>") });
        }
    }
}
