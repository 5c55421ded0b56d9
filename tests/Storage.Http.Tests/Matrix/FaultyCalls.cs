using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Matrix;

/// <summary>Calls of all operations with all faults in an order that a seed gives, against one bucket.</summary>
sealed class FaultyCalls
{
    static readonly string[] Faults =
    [
        "SlowDown", "SlowDown; gzip", "SlowDown; chunk=10", "SlowDown; early", "InternalError", "InternalError; effect", "ServiceUnavailable", "RequestTimeout",
        "AccessDenied", "NoSuchBucket", "RequestTimeTooSkewed", "BadDigest", "TooManyBuckets", "OperationAborted", "KmsException", "html:502", "html:403",
        "SlowDown; reset=in-body; bytes=20", "SlowDown; close=in-body; bytes=90", $"SlowDown; message={new string('m', 3000)}",
        "reset", "reset; effect", "close", "close; effect", "reset:request-body", "close:request-body; bytes=500",
        "wire:HTTP/1.1 20", "wire:HTTP/1.1 200 OK%0D%0ACont", "wire:220 mail.store.test ESMTP%0D%0A%0D%0A",
        "embedded:SlowDown", "embedded:InternalError; blanks=3", "embedded:AccessDenied", "empty", "cut", "cut; effect",
        "reset:in-body; bytes=10", "close:in-body; bytes=10", "html:200", "picture:-29214", "callback-failed", "some-keys:AccessDenied; keys=a",
    ];

    static readonly (string Fault, Silence Silence)[] SilencesInBody =
    [
        ("hang:in-body; bytes=10", Silence.Attempt), ("embedded:SlowDown; hang=in-body; bytes=10", Silence.Caller), ("SlowDown; hang=in-body; bytes=90", Silence.ErrorBody),
    ];

    readonly EmulatorSession _stage;
    readonly Random _random;
    readonly string _source;
    readonly string _upload;

    FaultyCalls(EmulatorSession stage, Random random, string upload)
    {
        _stage = stage;
        _random = random;
        _upload = upload;
        _source = ChangeCalls.SourceOf(stage);
    }

    public static async Task<FaultyCalls> PrepareAsync(EmulatorSession stage, int seed)
    {
        stage.Store("object", new byte[5000]);
        return new(stage, new(seed), (await MultipartCall.BeginAsync(stage)).Uri(1));
    }

    public FaultyCall Next()
    {
        var call = _random.Next(40) switch
        {
            0 => SilentBeforeHeader(),
            1 => SilentInBody(),
            _ => Broken(),
        };
        call.Request.Options.Set(FaultyCall.Key, call);
        return call;
    }

    /// <summary>One of so many, by the same seed.</summary>
    public int Choose(int count) => _random.Next(count);

    FaultyCall Broken()
    {
        var (request, source) = Any();
        return new(request, [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Faults[_random.Next(Faults.Length)])], source);
    }

    FaultyCall SilentBeforeHeader()
    {
        var rule = _stage.Emulator.On(HttpMethod.Put, _stage.Address.AbsolutePath + "target").Answer(Fault.Hang());
        return new(Copy().Request, [], null) { Silence = _random.Next(2) == 0 ? Silence.Attempt : Silence.Caller, SilentBeforeHeader = rule };
    }

    FaultyCall SilentInBody()
    {
        var (fault, silence) = SilencesInBody[_random.Next(SilencesInBody.Length)];
        return new(List().Request, [fault], null) { Silence = silence };
    }

    (HttpRequestMessage Request, Stream? Source) Any() => _random.Next(16) switch
    {
        0 => Get(),
        1 => (Request.Of(HttpMethod.Head, "object"), null),
        2 => List(),
        3 => (Request.Of(HttpMethod.Put, "target", new ByteArrayContent(Bytes())), null),
        4 => Upload("target", new MemoryStream(Bytes())),
        5 => Upload("target", new OneWayStream(Bytes())),
        6 => Upload("target", new OneWayStream(Bytes()), asksFirst: true),
        7 => Upload(_upload, new MemoryStream(Bytes())),
        8 => (Request.Of(HttpMethod.Delete, "target"), null),
        9 => Copy(),
        10 => (Request.Of(HttpMethod.Post, "big?uploads"), null),
        11 => (Request.Of(HttpMethod.Post, "big?uploadId=none&upload_id=none", new StringContent("<CompleteMultipartUpload/>")), null),
        12 => (Request.Of(HttpMethod.Delete, "big?uploadId=none&upload_id=none"), null),
        13 => (Request.Of(HttpMethod.Post, "?delete", new StringContent(DeletedKey())), null),
        14 => (Request.Of(HttpMethod.Post, "appended?append&position=0", new ByteArrayContent(Bytes())), null),
        _ => (Request.Of(HttpMethod.Post, "", new MultipartFormDataContent { { new ByteArrayContent(Bytes()), "file", "photo.png" } }), null),
    };

    static (HttpRequestMessage Request, Stream? Source) Get() => (Request.Of(HttpMethod.Get, "object"), null);

    static (HttpRequestMessage Request, Stream? Source) List() => (Request.Of(HttpMethod.Get, "?prefix=o"), null);

    (HttpRequestMessage Request, Stream? Source) Copy() =>
        (Request.Of(HttpMethod.Put, "target", null, (_stage.Provider.SourceHeaders is [var own, ..] ? own.Name : "x-cos-copy-source", _source)), null);

    static (HttpRequestMessage Request, Stream? Source) Upload(string uri, Stream stream, bool asksFirst = false)
    {
        var request = Request.Of(HttpMethod.Put, uri, new StreamContent(stream));
        request.Headers.ExpectContinue = asksFirst ? true : null;
        return (request, stream);
    }

    string DeletedKey() => _stage.Provider == StorageProvider.QingStor ? """{"objects":[{"key":"a"}]}""" : "<Delete><Object><Key>a</Key></Object></Delete>";

    byte[] Bytes() => new byte[1 + _random.Next(10_000)];
}
