using System.Net;
using System.Xml;
using Amazon.S3;
using Storage.Http.Emulator;
using static Storage.Http.ServerTests.Sdk.WireAnswer;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>What failed under 200. Each test shows what the SDK makes of it alone, and what with our handler.</summary>
public class HiddenFailureTests
{
    const string Unfinished = "<CopyObjectResult " + Namespace + "><Progress>2107392</Progress><Progress>4";
    const string Page = "<html><body>Sign in to the network</body></html>";

    [Theory]
    [InlineData("put", "AccessDenied", HttpStatusCode.Forbidden, 1)]
    [InlineData("put", "SlowDown", HttpStatusCode.ServiceUnavailable, 1)] // chunk-signed: cannot be sent again
    [InlineData("part", "InternalError", HttpStatusCode.InternalServerError, 1)]
    [InlineData("put-bucket", "InternalError", HttpStatusCode.InternalServerError, 4)]
    [InlineData("restore", "InternalError", HttpStatusCode.InternalServerError, 1)] // twice is not the same as once
    public async Task An_error_that_the_SDK_does_not_look_for_is_thrown(string operation, string code, HttpStatusCode status, int sends)
    {
        Assert.Null(await FailureAsync(operation, Error("200 OK", code), handled: false));

        var failure = await FailureAsync(operation, Error("200 OK", code), handled: true, sends);

        Assert.Equal((code, status, "4442587FB7D0A2F9"), (failure?.ErrorCode, failure?.StatusCode, failure?.RequestId));
        Assert.Equal($"About {code} & more.", failure!.Message);
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("part-copy")]
    [InlineData("complete")]
    [InlineData("delete-many")]
    public async Task An_empty_answer_to_what_promises_a_result_is_repeated_and_then_thrown(string operation)
    {
        Assert.Null(await FailureAsync(operation, Of("200 OK"), handled: false));

        var failure = await FailureAsync(operation, Of("200 OK"), handled: true, sends: 4);

        Assert.Equal(("InternalServerError", HttpStatusCode.InternalServerError, "4442587FB7D0A2F9"), (failure?.ErrorCode, failure?.StatusCode, failure?.RequestId));
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("part-copy")]
    [InlineData("complete")]
    [InlineData("delete-many")]
    public async Task A_page_of_somebody_between_is_no_result(string operation)
    {
        Assert.Null(await FailureAsync(operation, Of("200 OK", "Content-Type: text/html\r\n", Page), handled: false));

        var failure = await FailureAsync(operation, Of("200 OK", "Content-Type: text/html\r\n", Page), handled: true, sends: 4);

        Assert.Equal(HttpStatusCode.InternalServerError, failure?.StatusCode);
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("part-copy")]
    [InlineData("complete")]
    public async Task A_result_that_breaks_off_is_an_exception_of_S3_with_a_request_id_and_not_of_XML(string operation)
    {
        await using var server = RawServer.Start(Xml("200 OK", Unfinished));
        using var plain = SdkClient.Plain(server.BaseAddress);
        await Assert.ThrowsAsync<XmlException>(() => SdkOperation.RunAsync(operation, plain.S3));

        var failure = await FailureAsync(operation, Xml("200 OK", Unfinished), handled: true, sends: 4);

        Assert.Equal((HttpStatusCode.InternalServerError, "4442587FB7D0A2F9"), (failure?.StatusCode, failure?.RequestId));
    }

    [Theory]
    [InlineData("copy", "SlowDown", HttpStatusCode.ServiceUnavailable, 4)]
    [InlineData("complete", "InternalError", HttpStatusCode.InternalServerError, 4)]
    [InlineData("complete", "InvalidPart", HttpStatusCode.BadRequest, 1)]
    [InlineData("delete-many", "AccessDenied", HttpStatusCode.Forbidden, 1)]
    public async Task An_error_that_the_SDK_finds_has_the_status_of_its_code_in_place_of_200(string operation, string code, HttpStatusCode status, int sends)
    {
        var alone = await FailureAsync(operation, Error("200 OK", code), handled: false);
        var failure = await FailureAsync(operation, Error("200 OK", code), handled: true, sends);

        Assert.Equal((code, HttpStatusCode.OK), (alone?.ErrorCode, alone?.StatusCode));
        Assert.Equal((code, status, alone!.RequestId), (failure?.ErrorCode, failure?.StatusCode, failure?.RequestId));
    }

    // What falls short, by the page.
    [Fact]
    public async Task What_is_not_read_is_to_the_SDK_what_it_was()
    {
        Assert.Null(await FailureAsync("initiate", Of("200 OK"), handled: true));
        Assert.Null(await FailureAsync("delete", Error("200 OK", "InternalError"), handled: true));
        Assert.Equal(HttpStatusCode.OK, (await FailureAsync("tagging", Error("200 OK", "InternalError"), handled: true))?.StatusCode);
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("complete")]
    [InlineData("put-bucket")]
    public async Task What_goes_well_the_next_time_is_a_success(string operation)
    {
        var good = operation == "put-bucket"
            ? Of("200 OK")
            : Xml("200 OK", operation == "copy" ? $"<CopyObjectResult {Namespace}><ETag>\"x\"</ETag></CopyObjectResult>" : $"<CompleteMultipartUploadResult {Namespace}><ETag>\"x\"</ETag></CompleteMultipartUploadResult>");
        await using var server = RawServer.Start(Error("200 OK", "SlowDown"), Error("200 OK", "InternalError"), good);
        using var client = SdkClient.Handled(server.BaseAddress);
        await using var once = RawServer.Start(good);
        using var plain = SdkClient.Plain(once.BaseAddress);

        Assert.Equal(Portrait.Of(await SdkOperation.RunAsync(operation, plain.S3)), Portrait.Of(await SdkOperation.RunAsync(operation, client.S3)));
        Assert.Equal(3, server.Requests.Count);
    }

    static async Task<AmazonS3Exception?> FailureAsync(string operation, RawAnswer answer, bool handled, int sends = 1)
    {
        await using var server = RawServer.Start([.. Enumerable.Repeat(answer, 5)]);
        using var client = SdkClient.Create(handled, server.BaseAddress, SdkSetup.NeverAsked);
        AmazonS3Exception? failure = null;
        try
        {
            await SdkOperation.RunAsync(operation, client.S3);
        }
        catch (AmazonS3Exception exception)
        {
            failure = exception;
        }

        Assert.Equal(sends, server.Requests.Count);
        return failure;
    }
}
