using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

/// <summary>A store whose requests need another signature, and a client that can be told to mend it.</summary>
static class RepairStage
{
    static readonly StorageProvider Store = new("Own", provider =>
    [
        new(provider, "Own", "Skewed", StorageErrorKind.ClockSkew, "The clock is off.", "Set it.", HttpStatusCode.Forbidden),
        new(provider, "Own", "Expired", StorageErrorKind.CredentialsExpired, "The token ran out.", "Renew it.", HttpStatusCode.BadRequest),
    ])
    {
        ErrorHeaders = [new("x-own-error")],
        SignatureQueryKeys = ["sig"],
    };

    public static TestClient RepairClient(StubHandler store, Func<StorageRepairArguments, CancellationToken, ValueTask<bool>> repair, FakeTimeProvider? time = null) => new(
        store,
        o =>
        {
            o.Provider = Store;
            o.Retry.Repair = repair;
        },
        time);

    public static Func<HttpRequestMessage, HttpResponseMessage> Error(int status, string code, Action<HttpResponseMessage>? configure = null) => Status(status, response =>
    {
        response.Headers.Add("x-own-error", code);
        configure?.Invoke(response);
    });
}
