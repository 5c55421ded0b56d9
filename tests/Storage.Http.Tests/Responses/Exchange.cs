using System.Net;
using System.Text;
using Storage.Http.Requests;
using Storage.Http.Responses;

namespace Storage.Http.Tests.Responses;

/// <summary>One request and its answer on their way through the reader.</summary>
sealed class Exchange
{
    public const int Kinds = 9;

    public HttpRequestMessage Request { get; private set; } = new(HttpMethod.Get, "https://store.example.com/key");

    public HttpResponseMessage Response { get; } = new(HttpStatusCode.OK);

    public AnswerBody? Body { get; private set; }

    public StorageProvider? Provider { get; set; }

    public StorageErrorRegistry Registry { get; set; } = StorageErrorRegistry.Default;

    public ReadingLimits Limits { get; set; } = new(64 * 1024, TimeSpan.FromSeconds(5), SurfaceEmbeddedErrors: true, TimeProvider.System);

    public static Exchange Get(string uri = "https://store.example.com/key") => new() { Request = new(HttpMethod.Get, uri) };

    public static Exchange Head(string uri = "https://store.example.com/key") => new() { Request = new(HttpMethod.Head, uri) };

    public static Exchange Put(string uri = "https://store.example.com/key") => new() { Request = new(HttpMethod.Put, uri) };

    public static Exchange Post(string uri) => new() { Request = new(HttpMethod.Post, uri) };

    public static Exchange Copy(string header = "x-amz-copy-source") => Put().Asking(header, "/bucket/source");

    public static Exchange Complete(string query = "uploadId=1") => Post("https://store.example.com/key?" + query);

    public static Exchange DeleteMultiple() => Post("https://bucket.store.example.com/?delete");

    /// <summary>Every kind of request whose answer is read in a way of its own, with the status that calls for it.</summary>
    public static Exchange OfKind(int kind) => kind switch
    {
        0 => Get().Answers(503),
        1 => Get().Answers(307),
        2 => Copy("x-cos-copy-source").Answers(200),
        3 => Complete().Answers(200),
        4 => DeleteMultiple().Answers(200),
        5 => Get("https://bucket.example.com/?list-type=2").Answers(200),
        6 => Put().Answers(203),
        7 => Put().Asking("Pic-Operations", "{}").Answers(200),
        _ => Head().Answers(404).With("x-oss-err", "PEVycm9yPg"),
    };

    public Exchange Asking(string header, string value)
    {
        Request.Headers.TryAddWithoutValidation(header, value);
        return this;
    }

    public Exchange By(StorageProvider provider)
    {
        Provider = provider;
        return this;
    }

    public Exchange Answers(int status, string? body = null) => Answers(status, body is null ? null : AnswerBody.Of(body));

    public Exchange Answers(int status, byte[] body) => Answers(status, new AnswerBody().Then(body));

    public Exchange Answers(int status, AnswerBody? body)
    {
        Response.StatusCode = (HttpStatusCode)status;
        Response.ReasonPhrase = "As it came";
        if (body is not null)
        {
            Body = body;
            Response.Content = new StreamContent(body);
        }

        return this;
    }

    public Exchange AnswersWith(AnswerBody body) => Answers((int)Response.StatusCode, body);

    public Exchange With(string header, string value)
    {
        if (!Response.Headers.TryAddWithoutValidation(header, value))
        {
            Response.Content.Headers.TryAddWithoutValidation(header, value);
        }

        return this;
    }

    public ResponseReader Reader() => new(Registry, new ProviderSet(Provider, Registry.Providers), Limits);

    public bool NeedsReading() => Reader().NeedsReading(Request, Response);

    /// <summary>As the handler does it: reads when there is something to read.</summary>
    public async Task<StorageError?> ReadAsync(bool async = true, CancellationToken cancellationToken = default)
    {
        var reader = Reader();
        if (!reader.NeedsReading(Request, Response))
        {
            return null;
        }

        var reading = reader.ReadAsync(Request, Response, async, cancellationToken);
        Assert.True(async || reading.IsCompleted, "A synchronous read must be complete on return.");
        return await reading;
    }

    /// <summary>The same synchronously, all on the calling thread.</summary>
    public StorageError? Read() => ReadAsync(async: false).GetAwaiter().GetResult();

    public async Task<StorageError> ErrorAsync(bool async = true) =>
        await ReadAsync(async) ?? throw new Xunit.Sdk.XunitException("There is no verdict.");

    public async Task<string> CallerGetsAsync() => Encoding.UTF8.GetString(await Response.Content.ReadAsByteArrayAsync());
}
