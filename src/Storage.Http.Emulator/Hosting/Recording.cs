using Microsoft.AspNetCore.Http;
using Storage.Http.Emulator.Objects;
using Storage.Http.Emulator.Operations;

namespace Storage.Http.Emulator.Hosting;

static class Recording
{
    internal static RecordedRequest Make(HttpContext context, StoreRequest request, string target, Fault? fault, ReceivedBody body) => new(request.Dialect.Provider)
    {
        Method = request.Method,
        Path = ObjectAddress.PathOf(target),
        Query = ObjectAddress.QueryOf(target),
        Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        Body = body.Content,
        BodyLength = body.Content.Length,
        BodyHash = ContentHash.Sha256(body.Content.Span),
        IsBodyComplete = body.IsComplete,
        ConnectionId = context.Connection.Id,
        RequestId = request.Ids.Request,
        Fault = fault,
        ReceivedAt = request.Now,
    };
}
