using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Scenarios;

/// <summary>A store that refuses requests signed more than 15 minutes away from its clock, and tells the clock in its way.</summary>
sealed class SkewCheckingStore : IAsyncDisposable
{
    static readonly TimeSpan Allowed = TimeSpan.FromMinutes(15);
    readonly WebApplication _application;
    readonly TimeProvider _time;
    readonly Queue<(string Answer, Action Then)> _next = new();

    SkewCheckingStore(WebApplication application, TimeProvider time)
    {
        _application = application;
        _time = time;
    }

    /// <summary>How far each request's signature was from the store's clock.</summary>
    public List<TimeSpan> Offsets { get; } = [];

    public List<string> Bodies { get; } = [];

    /// <summary>Whether <c>Date</c> shows 1970.</summary>
    public bool HasNoClock { get; init; }

    /// <summary>Whether the document holds <c>ServerTime</c>.</summary>
    public bool TellsServerTime { get; init; }

    /// <summary>How it says so: the document's inside.</summary>
    public string Refusal { get; init; } = "<Code>RequestTimeTooSkewed</Code>";

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    public static async Task<SkewCheckingStore> StartAsync(TimeProvider time, bool hasNoClock = false, bool tellsServerTime = false, string? refusal = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var store = new SkewCheckingStore(application, time) { HasNoClock = hasNoClock, TellsServerTime = tellsServerTime, Refusal = refusal ?? "<Code>RequestTimeTooSkewed</Code>" };
        application.Run(store.AnswerAsync);
        await application.StartAsync();
        return store;
    }

    /// <summary>Answers the next request so, whatever its signature, and does something behind it.</summary>
    public void Next(string code, Action then) => _next.Enqueue((code, then));

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        var signature = context.Request.Headers.Authorization.ToString();
        var signed = DateTimeOffset.ParseExact(Assert.Single(context.Request.Headers.Authorization)![^16..], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.StartsWith("Signature ", signature, StringComparison.Ordinal);
        using var reader = new StreamReader(context.Request.Body);
        Bodies.Add(await reader.ReadToEndAsync());
        Offsets.Add(signed - _time.GetUtcNow());
        context.Response.Headers.Date = (HasNoClock ? DateTimeOffset.UnixEpoch : _time.GetUtcNow()).ToString("R");
        if (_next.TryDequeue(out var next))
        {
            await RefuseAsync(context, 503, $"<Code>{next.Answer}</Code>");
            next.Then();
        }
        else if (Offsets[^1].Duration() > Allowed)
        {
            await RefuseAsync(context, 403, Refusal + (TellsServerTime ? $"<ServerTime>{_time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.000'Z'}</ServerTime>" : ""));
        }
    }

    static Task RefuseAsync(HttpContext context, int status, string inside)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>{inside}</Error>");
    }
}
