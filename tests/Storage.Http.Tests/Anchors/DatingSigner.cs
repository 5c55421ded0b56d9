using System.Globalization;

namespace Storage.Http.Tests.Anchors;

/// <summary>Signs with the time of a clock, and with Add, as careless signers do.</summary>
sealed class DatingSigner(TimeProvider time) : DelegatingHandler
{
    /// <summary>What a repair has found the clock to be behind.</summary>
    public TimeSpan Offset { get; set; }

    public static DateTimeOffset DateOf(string signature) => DateTimeOffset.Parse(signature, CultureInfo.InvariantCulture);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("x-signed-at", (time.GetUtcNow() + Offset).ToString("O", CultureInfo.InvariantCulture));
        return base.SendAsync(request, cancellationToken);
    }
}
