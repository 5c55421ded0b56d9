using System.Net;
using System.Net.Sockets;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Benchmarks.Micro.Failed;

/// <summary>No connection, then the object. The exception is thrown once on its way to the caller, and once more by whoever awaits it in between.</summary>
[Result(HttpStatusCode.OK)]
public class ConnectionRefused() : FailedCall(static () => new(Refuse, static () => Task.FromResult(StoreAnswer.CosObject.Create())))
{
    static Task<HttpResponseMessage> Refuse() => Task.FromException<HttpResponseMessage>(new HttpRequestException(
        HttpRequestError.ConnectionError, "Connection refused (store.example:443)", new SocketException((int)SocketError.ConnectionRefused)));
}
