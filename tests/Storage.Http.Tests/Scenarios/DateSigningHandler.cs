using System.Globalization;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Signs every attempt with the date of the wall clock, put right by what was learned of the store's.</summary>
sealed class DateSigningHandler(JumpingClock clock) : DelegatingHandler
{
    /// <summary>What to add to the wall clock to get the store's.</summary>
    public TimeSpan Offset { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(Sign(request), cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => base.Send(Sign(request), cancellationToken);

    HttpRequestMessage Sign(HttpRequestMessage request)
    {
        var date = clock.GetUtcNow() + Offset;
        request.Headers.Date = date;
        request.Headers.Add("Authorization", string.Create(CultureInfo.InvariantCulture, $"Signature {date:yyyyMMdd'T'HHmmss'Z'}"));
        return request;
    }
}
