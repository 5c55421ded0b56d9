using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>The faults of the matrix by name, which begins with the point in time.</summary>
static class MatrixFaults
{
    /// <summary>How much of a result comes before it breaks off: not enough to tell what it is.</summary>
    public const int Begun = 10;

    static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);

    public static IReadOnlyDictionary<string, MatrixFault> All { get; } = new Dictionary<string, MatrixFault>
    {
        ["connecting: refused"] = new() { Connect = ConnectFault.Refused },
        ["connecting: times out"] = new() { Connect = ConnectFault.TimesOut },
        ["connecting: name unknown"] = new() { Connect = ConnectFault.NameUnknown },
        ["connecting: handshake breaks"] = new() { Connect = ConnectFault.HandshakeBreaks },
        ["connecting: certificate refused"] = new() { Connect = ConnectFault.CertificateRefused },
        ["connecting: proxy refuses"] = new() { Connect = ConnectFault.ProxyRefuses },

        ["sending: refused early, throttled"] = Early("throttled"),
        ["sending: refused early, denied"] = Early("permission"),
        ["sending: asked first, throttled"] = Early("throttled") with { AsksFirst = true },
        ["sending: asked first, denied"] = Early("permission") with { AsksFirst = true },
        ["sending: reset"] = By((_, length) => Fault.Reset(FaultPoint.InRequestBody, length / 2)),
        ["sending: closed"] = By((_, length) => Fault.Close(FaultPoint.InRequestBody, length / 2)),
        ["sending: silence"] = By((_, length) => Fault.Hang(FaultPoint.InRequestBody, length / 2)) with { Hangs = true },

        ["before the header: reset"] = Once(Fault.Reset()),
        ["before the header: closed"] = Once(Fault.Close()),
        ["before the header: silence"] = Once(Fault.Hang()) with { Hangs = true },
        ["before the header: reset, done"] = Once(Fault.Reset().WithEffect()),
        ["before the header: closed, done"] = Once(Fault.Close().WithEffect()),
        ["before the header: silence, done"] = Once(Fault.Hang().WithEffect()) with { Hangs = true },
        ["before the header: reset every time"] = Once(Fault.Reset()) with { IsAlways = true },
        ["before the header: closed every time"] = Once(Fault.Close()) with { IsAlways = true },

        ["in the header: cut status line"] = Once(Wire("HTTP/1.1 20")),
        ["in the header: cut"] = Once(Wire("HTTP/1.1 200 OK\r\nContent-Le")),
        ["in the header: reset"] = Once(Wire("HTTP/1.1 200 OK\r\nContent-Le").ThenReset(FaultPoint.AfterBody)),
        ["in the header: silence"] = Once(Wire("HTTP/1.1 200 OK\r\nContent-Le").ThenHang(FaultPoint.AfterBody)) with { Hangs = true },
        ["in the header: cut, done"] = Once(Wire("HTTP/1.1 200 OK\r\nContent-Le").WithEffect()),
        ["in the header: nonsense"] = Once(Wire("220 mail.store.test ESMTP\r\n\r\n")),

        ["error: throttled"] = Error("throttled"),
        ["error: throttled every time"] = Error("throttled") with { IsAlways = true },
        ["error: internal"] = Error("internal"),
        ["error: internal, done"] = By((store, _) => Fault.Error(StoreCodes.Of(store, "internal")).WithEffect()),
        ["error: internal every time"] = Error("internal") with { IsAlways = true },
        ["error: unavailable"] = Error("unavailable"),
        ["error: timeout"] = Error("timeout"),
        ["error: conflict"] = Error("conflict"),
        ["error: upstream every time"] = Error("upstream") with { IsAlways = true },
        ["error: integrity"] = Error("integrity"),
        ["error: integrity every time"] = Error("integrity") with { IsAlways = true },
        ["error: clock skew"] = Error("clock-skew"),
        ["error: permission"] = Error("permission"),
        ["error: not found"] = Error("not-found"),
        ["error: quota"] = Error("quota"),
        ["error: page 502"] = Once(Fault.HtmlPage(502)),
        ["error: page 403"] = Once(Fault.HtmlPage(403)),
        ["error: 503 without a body"] = Once(Fault.Body(503, default)),

        ["in an error: cut before the code"] = By((store, _) => StoreCodes.Cut(store, "throttled", behindCode: false)),
        ["in an error: cut behind the code"] = By((store, _) => StoreCodes.Cut(store, "throttled", behindCode: true)),
        ["in an error: reset before the code"] = Broken(behindCode: false, (fault, at) => fault.ThenReset(FaultPoint.InBody, at)),
        ["in an error: reset behind the code"] = Broken(behindCode: true, (fault, at) => fault.ThenReset(FaultPoint.InBody, at)),
        ["in an error: closed behind the code"] = Broken(behindCode: true, (fault, at) => fault.ThenClose(FaultPoint.InBody, at)),
        ["in an error: silence behind the code"] = Broken(behindCode: true, (fault, at) => fault.ThenHang(FaultPoint.InBody, at)) with { HangsInError = true },
        ["in an error: over the limit, throttled"] = By((store, _) => StoreCodes.Document(store, "throttled", padding: 200_000)),
        ["in an error: over the limit, denied"] = By((store, _) => StoreCodes.Document(store, "permission", 403, padding: 200_000)),

        ["in a result: throttled"] = Embedded("throttled"),
        ["in a result: internal"] = Embedded("internal"),
        ["in a result: internal, done"] = By((store, _) => Fault.Embedded(StoreCodes.Of(store, "internal")).WithEffect()),
        ["in a result: permission"] = Embedded("permission"),
        ["in a result: not found"] = Embedded("not-found"),
        ["in a result: integrity"] = Embedded("integrity"),
        ["in a result: timeout"] = Embedded("timeout"),
        ["in a result: conflict"] = Embedded("conflict"),
        ["in a result: clock skew"] = Embedded("clock-skew"),
        ["in a result: quota"] = Embedded("quota"),
        ["in a result: throttled after blanks"] = By((store, _) => Fault.Embedded(StoreCodes.Of(store, "throttled")).AfterBlanks(20, HalfAMinute)),
        ["in a result: nothing"] = Once(Fault.Empty()),
        ["in a result: cut"] = Once(Fault.Cut()),
        ["in a result: cut, done"] = Once(Fault.Cut().WithEffect()),
        ["in a result: reset"] = Once(Fault.Reset(FaultPoint.InBody, Begun).WithoutEffect()),
        ["in a result: reset, done"] = Once(Fault.Reset(FaultPoint.InBody, Begun)),
        ["in a result: closed"] = Once(Fault.Close(FaultPoint.InBody, Begun).WithoutEffect()),
        ["in a result: silence"] = Once(Fault.Hang(FaultPoint.InBody, Begun).WithoutEffect()) with { Hangs = true, HangsInBody = true },
        ["in a result: page"] = Once(Fault.HtmlPage(200)),

        ["beside a result: placeholder picture"] = Once(Fault.PlaceholderPicture(-29214)),
        ["beside a result: callback failed"] = Once(Fault.CallbackFailed()),
        ["beside a result: a key denied"] = By((store, _) => Fault.SomeKeys(StoreCodes.Of(store, "permission"), "b")),
    };

    static MatrixFault Once(Fault fault) => By((_, _) => fault);

    static MatrixFault By(Func<StorageProvider, int, Fault> make) => new() { Make = make };

    static MatrixFault Early(string trouble) => By((store, _) => Fault.Error(StoreCodes.Of(store, trouble)).BeforeRequestBody());

    static MatrixFault Error(string trouble) => By((store, _) => Fault.Error(StoreCodes.Of(store, trouble)));

    static MatrixFault Broken(bool behindCode, Func<Fault, int, Fault> end) =>
        By((store, _) => end(StoreCodes.Document(store, "throttled"), StoreCodes.BreakAt(store, "throttled", behindCode)));

    static MatrixFault Embedded(string trouble) => By((store, _) => Fault.Embedded(StoreCodes.Of(store, trouble)));

    static Fault Wire(string text) => Fault.Wire(Encoding.ASCII.GetBytes(text));
}
