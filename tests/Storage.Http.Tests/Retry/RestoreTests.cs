using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Storage.Http.Emulator;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

public class RestoreTests
{
    [Fact]
    public async Task T8_a_signer_inside_that_adds_sends_one_authorization_per_attempt()
    {
        var store = new StubHandler(Status(503), Status(503), Status(200));
        using var client = new TestClient(new AddingSigner { InnerHandler = store });

        using var response = await client.SendAsync(HttpMethod.Put, content: new StringContent("a"), configure: request => request.Headers.Add("x-own", ["1", "2"]));

        Assert.Equal(["signature 0", "signature 1", "signature 2"], store.Sent.Select(sent => Assert.Single(sent.Headers["Authorization"])));
        Assert.All(store.Sent, sent => Assert.Equal(["1", "2"], sent.Headers["x-own"]));
        Assert.All(store.Sent, sent => Assert.Equal("/key", sent.Uri.AbsolutePath));
    }

    [Fact]
    public async Task T8_a_primary_handler_of_the_callers_own_that_adds_sends_one_authorization_per_attempt()
    {
        foreach (var answering in (Func<HttpMessageHandler, HttpMessageHandler>[])[store => new OwnPrimary(store), store => new DerivedPrimary(store)])
        {
            var store = new StubHandler(Status(503), Status(503), Status(200));
            using var client = new TestClient(answering(store));

            using var response = await client.SendAsync(HttpMethod.Put, content: new StringContent("a"));

            Assert.Equal(["signature 0", "signature 1", "signature 2"], store.Sent.Select(sent => Assert.Single(sent.Headers["Authorization"])));
        }
    }

    [Fact]
    public async Task T8_content_headers_that_an_inner_handler_added_are_taken_off_again()
    {
        var digests = new List<int>();
        var store = new StubHandler(request =>
        {
            digests.Add(request.Content!.Headers.NonValidated["x-digest"].Count);
            return Status(digests.Count < 3 ? 503 : 200)(request);
        });
        using var client = new TestClient(new AddingSigner { InnerHandler = store });

        using var response = await client.SendAsync(HttpMethod.Put, content: new StringContent("a"));

        Assert.Equal([1, 1, 1], digests);
    }

    [Fact]
    public async Task T8_what_a_followed_redirect_took_away_is_there_again()
    {
        var uris = new List<(Uri Uri, AuthenticationHeaderValue? Authorization)>();
        var store = new StubHandler(request =>
        {
            uris.Add((request.RequestUri!, request.Headers.Authorization));
            if (uris.Count > 1)
            {
                return Status(200)(request);
            }

            // As SocketsHttpHandler does when it follows a redirect.
            request.RequestUri = new("http://elsewhere.test/");
            request.Headers.Authorization = null;
            return Status(503)(request);
        });
        using var client = new TestClient(new PassingHandler { InnerHandler = store });

        using var response = await client.SendAsync(HttpMethod.Get, configure: request => request.Headers.Authorization = new("Bearer", "token"));

        Assert.Equal(2, uris.Count);
        Assert.Equal(uris[0], uris[1]);
    }

    [Fact]
    public async Task T8_the_redirected_uri_of_a_good_answer_is_left_alone()
    {
        var store = new StubHandler(request =>
        {
            request.RequestUri = new("http://elsewhere.test/");
            return Status(200)(request);
        });
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal("http://elsewhere.test/", response.RequestMessage!.RequestUri!.ToString());
    }

    [Fact]
    public async Task T8_each_attempt_carries_the_trace_of_its_own_span()
    {
        await using var store = await StorageEmulator.StartAsync();
        store.Faults.Next(Fault.Error("InternalError"));
        using var client = new TestClient(new SocketsHttpHandler());
        using var root = new Activity("root").Start();

        using var response = await client.SendAsync(HttpMethod.Get, store.BaseAddress(StorageProvider.TencentCos) + "key");

        Assert.Equal(2, store.Requests.Select(request => request.Headers["traceparent"]).Distinct().Count());
        Assert.All(store.Requests, request => Assert.Contains(root.TraceId.ToHexString(), request.Headers["traceparent"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_signature_that_an_inner_handler_puts_into_the_query_does_not_make_the_callers_url_pre_signed()
    {
        var repairs = 0;
        var store = new StubHandler(Status(403), Status(200));
        var provider = new StorageProvider("Own") { SignatureQueryKeys = ["sig"] };
        using var client = new TestClient(new QuerySigner { InnerHandler = store }, o =>
        {
            o.Provider = provider;
            o.Retry.ShouldRetry = args => args.WouldRetry || args.Error.StatusCode == HttpStatusCode.Forbidden;
            o.Retry.Repair = (_, _) => new(++repairs > 0);
        });

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(2, store.Sent.Count);
        Assert.All(store.Sent, sent => Assert.Equal("?sig=1", sent.Uri.Query));
    }

    sealed class AddingSigner : DelegatingHandler
    {
        int _count;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"signature {_count++}");
            request.Content?.Headers.Add("x-digest", "1");
            return base.SendAsync(request, cancellationToken);
        }
    }

    sealed class QuerySigner : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new(request.RequestUri + "?sig=1");
            return base.SendAsync(request, cancellationToken);
        }
    }

    sealed class PassingHandler : DelegatingHandler;

    sealed class OwnPrimary(HttpMessageHandler store) : HttpMessageHandler
    {
        readonly HttpMessageInvoker _signed = new(new AddingSigner { InnerHandler = store });

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _signed.SendAsync(request, cancellationToken);
    }

    sealed class DerivedPrimary(HttpMessageHandler store) : HttpClientHandler
    {
        readonly HttpMessageInvoker _signed = new(new AddingSigner { InnerHandler = store });

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _signed.SendAsync(request, cancellationToken);
    }
}
