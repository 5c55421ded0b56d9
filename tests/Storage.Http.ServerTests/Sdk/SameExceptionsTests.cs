using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Storage.Http.Emulator;
using static Storage.Http.ServerTests.Sdk.WireAnswer;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>The SDK throws what it throws without our handler: the same type with the same code, status, ids and message.</summary>
public class SameExceptionsTests
{
    static readonly Dictionary<string, (string Operation, RawAnswer Answer, Type Type, string? Code)> Answers = new()
    {
        ["no such key"] = ("get", Error("404 Not Found", "NoSuchKey", "<Key>key</Key>"), typeof(NoSuchKeyException), "NoSuchKey"),
        ["no such bucket"] = ("list", Error("404 Not Found", "NoSuchBucket"), typeof(NoSuchBucketException), "NoSuchBucket"),
        ["no such upload"] = ("complete", Error("404 Not Found", "NoSuchUpload"), typeof(AmazonS3Exception), "NoSuchUpload"),
        ["no such upload to abort"] = ("abort", Error("404 Not Found", "NoSuchUpload"), typeof(NoSuchUploadException), "NoSuchUpload"),
        ["head not found"] = ("head", Of("404 Not Found"), typeof(AmazonS3Exception), "NotFound"),
        ["head forbidden"] = ("head", Of("403 Forbidden"), typeof(AmazonS3Exception), "Forbidden"),
        ["access denied"] = ("get", Error("403 Forbidden", "AccessDenied"), typeof(AmazonS3Exception), "AccessDenied"),
        ["signature"] = ("get", Error("403 Forbidden", "SignatureDoesNotMatch", "<StringToSign>secret</StringToSign>"), typeof(AmazonS3Exception), "SignatureDoesNotMatch"),
        ["skewed"] = ("get", Error("403 Forbidden", "RequestTimeTooSkewed", "<ServerTime>2026-11-21T08:00:00Z</ServerTime>"), typeof(AmazonS3Exception), "RequestTimeTooSkewed"),
        ["expired token"] = ("get", Error("400 Bad Request", "ExpiredToken"), typeof(AmazonS3Exception), "ExpiredToken"),
        ["archived"] = ("get", Error("403 Forbidden", "InvalidObjectState", "<StorageClass>GLACIER</StorageClass>"), typeof(InvalidObjectStateException), "InvalidObjectState"),
        ["not modified"] = ("get-unless", Of("304 Not Modified"), typeof(AmazonS3Exception), "NotModified"),
        ["precondition"] = ("get-if", Error("412 Precondition Failed", "PreconditionFailed"), typeof(AmazonS3Exception), "PreconditionFailed"),
        ["range"] = ("get-range", Error("416 Requested Range Not Satisfiable", "InvalidRange"), typeof(AmazonS3Exception), "InvalidRange"),
        ["bucket exists"] = ("put-bucket", Error("409 Conflict", "BucketAlreadyOwnedByYou"), typeof(BucketAlreadyOwnedByYouException), "BucketAlreadyOwnedByYou"),
        ["restore runs"] = ("restore", Error("409 Conflict", "RestoreAlreadyInProgress"), typeof(AmazonS3Exception), "RestoreAlreadyInProgress"),
        ["an HTML page"] = ("get", Of("403 Forbidden", "Content-Type: text/html\r\n", "<html><head><title>403</title></head><body>Forbidden</body></html>"), typeof(AmazonS3Exception), "Forbidden"),
        ["slow down at last"] = ("put", Error("503 Slow Down", "SlowDown"), typeof(AmazonS3Exception), "SlowDown"),
        ["internal error at last"] = ("copy", Error("500 Internal Server Error", "InternalError"), typeof(AmazonS3Exception), "InternalError"),
        ["head unavailable at last"] = ("head", Of("503 Service Unavailable"), typeof(AmazonS3Exception), "ServiceUnavailable"),
        ["some keys"] = ("delete-many", Xml("200 OK", $"<DeleteResult {Namespace}><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error><Error><Key>c</Key><Code>SlowDown</Code><Message>Slow</Message></Error></DeleteResult>"), typeof(DeleteObjectsException), null),
    };

    public static TheoryData<string> Names => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_SDK_throws_the_same(string name)
    {
        var (_, _, type, code) = Answers[name];
        var without = await ThrownAsync(name, handled: false);
        var with = await ThrownAsync(name, handled: true);

        Assert.Equal((type, type), (without.GetType(), with.GetType()));
        Assert.Equal(code, with.ErrorCode);
        Assert.Equal(Portrait.Of(without), Portrait.Of(with));
    }

    [Fact]
    public async Task An_error_that_lasts_is_thrown_as_the_last_answer_gave_it()
    {
        await using var server = RawServer.Start(
            Error("503 Slow Down", "SlowDown"), Error("503 Slow Down", "SlowDown"), Error("500 Internal Server Error", "InternalError"), Error("503 Slow Down", "ServiceUnavailable"));
        using var client = SdkClient.Handled(server.BaseAddress);

        var exception = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.S3.GetObjectAsync(SdkOperation.Bucket, "key"));

        Assert.Equal(("ServiceUnavailable", HttpStatusCode.ServiceUnavailable), (exception.ErrorCode, exception.StatusCode));
        Assert.Equal(4, server.Requests.Count);
    }

    static async Task<AmazonS3Exception> ThrownAsync(string name, bool handled)
    {
        var (operation, answer, _, _) = Answers[name];
        await using var server = RawServer.Start([.. Enumerable.Repeat(answer, 4)]);
        using var client = SdkClient.Create(handled, server.BaseAddress, SdkSetup.NeverAsked);
        return await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => SdkOperation.RunAsync(operation, client.S3));
    }
}
