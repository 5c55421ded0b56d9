using System.Diagnostics;
using System.Text;

namespace Storage.Http.Tests.Telemetry;

/// <summary>What must stay between caller and store is in no line, number, span, message or text of ours, wherever it stood.</summary>
public class RedactionTests
{
    const string Secret = "S3CRETS3CRETS3CRETS3CRET";

    public static TheoryData<string, string, string, string> Places => new()
    {
        // what, URI, header, text of the answer
        { "a query", $"http://bucket.example.test/key?prefix={Secret}", "", "" },
        { "a signed URL of Amazon's kind", $"http://bucket.s3.amazonaws.com/key?X-Amz-Credential={Secret}%2F20261121&X-Amz-Security-Token={Secret}&X-Amz-Signature={Secret}", "", "" },
        { "a signed URL of Tencent's kind", $"http://b-1250000000.cos.ap-guangzhou.myqcloud.com/key?q-ak={Secret}&q-signature={Secret}&x-cos-security-token={Secret}", "", "" },
        { "a signed URL of Alibaba's kind", $"http://bucket.oss-cn-hangzhou.aliyuncs.com/key?OSSAccessKeyId={Secret}&Signature={Secret}", "", "" },
        { "user info", $"http://user:{Secret}@bucket.example.test/key", "", "" },
        { "a fragment", $"http://bucket.example.test/key#{Secret}", "", "" },
        { "an authorization", "http://bucket.example.test/key", $"Authorization: AWS AKID:{Secret}=", "" },
        { "a bearer", "http://bucket.example.test/key", $"Authorization: Bearer {Secret}", "" },
        { "a session token", "http://bucket.example.test/key", $"x-amz-security-token: {Secret}", "" },
        { "a customer's key", "http://bucket.example.test/key", $"x-amz-server-side-encryption-customer-key: {Secret}", "" },
        { "a string to sign", "http://bucket.example.test/key", "", $"<StringToSign>{Secret}</StringToSign><CanonicalRequest>{Secret}</CanonicalRequest><SignatureProvided>{Secret}</SignatureProvided>" },
        { "an access key", "http://bucket.example.test/key", "", $"<AWSAccessKeyId>{Secret}</AWSAccessKeyId><OSSAccessKeyId>{Secret}</OSSAccessKeyId>" },
        { "a resource with a query", "http://bucket.example.test/key", "", $"<Resource>/key?sign={Secret}</Resource><Message>No /key?sign={Secret} here.</Message>" },
        { "a quoted authorization", "http://bucket.example.test/key", $"Authorization: AWS4-HMAC-SHA256 Credential={Secret}/20261121/us-east-1/s3/aws4_request, SignedHeaders=host, Signature={Secret}00", $"<Message>Bad header 'Credential={Secret}/20261121/us-east-1/s3/aws4_request, Signature={Secret}00'.</Message>" },
        { "a quoted access key", "http://bucket.example.test/key", $"Authorization: AWS {Secret}:c2lnbmF0dXJl+/c2lnbmF0dXJl=", $"<Message>The access key [{Secret}] does not exist.</Message>" },
        { "a quoted signature", "http://bucket.example.test/key", $"Authorization: AWS AKID:{Secret}/{Secret}=", $"<Message>The signature {Secret}/{Secret}= is not ours.</Message>" },
        { "a quoted token", "http://bucket.example.test/key", $"x-oss-security-token: {Secret}", $"<Message>The token {Secret} has run out.</Message>" },
        { "a quoted value of the query", $"http://bucket.example.test/key?q-sign-algorithm=sha1&q-ak={Secret}", "", $"<Message>No such key id: {Secret}</Message>" },
        { "a quoted value that the query writes in percents", $"http://bucket.example.test/key?Signature={Secret}%2F%2B", "", $"<Message>Not {Secret}/+ but another.</Message>" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Nothing_tells_it(string what, string uri, string header, string text)
    {
        using var span = new Activity("work").Start();
        using var client = new ToldClient(
            new StubHandler(Answer(503, "SlowDown", text), Answer(403, "SignatureDoesNotMatch", text)), o => o.Retry.ThrottlingDelay = TimeSpan.FromSeconds(1));
        using var request = new HttpRequestMessage(HttpMethod.Put, uri) { Content = new StringContent(Secret) };
        if (header.Split(": ") is [var name, var value])
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await client.SendAsync(request);

        var thrown = Assert.Throws<StorageException>(() => response.EnsureStorageSuccess());
        Assert.Equal(2, client.Log.Lines.Count);
        Assert.Equal(2, span.Events.Count());
        Assert.All<string?>(
            [
                .. client.Log.Lines.SelectMany(line => line.Values.Values.Select(logged => logged?.ToString()).Append(line.Text).Append(line.Exception?.ToString())),
                .. client.Meters.Measured.SelectMany(measurement => measurement.Tags).Select(tag => tag.Value?.ToString()),
                .. span.Events.SelectMany(heard => heard.Tags).Concat(span.TagObjects).Select(tag => tag.Value?.ToString()),
                span.StatusDescription,
                thrown.ToString(),
                thrown.Error.ToString(),
                .. thrown.Attempts.Select(attempt => attempt.ToString()),
            ],
            told => Assert.False(told?.Contains("S3CRET", StringComparison.Ordinal) is true, $"{what}: {told}"));
    }

    [Fact]
    public async Task What_a_signer_inside_has_added_is_known_too()
    {
        const string Text = $"<Message>Bad header 'AWS {Secret}:00'.</Message>";
        var store = new StubHandler(Answer(503, "SlowDown", Text), Answer(403, "SignatureDoesNotMatch", Text));
        using var client = new ToldClient(new Signer(store));

        using var response = await client.SendAsync(new(HttpMethod.Get, "http://bucket.example.test/key"));

        Assert.All(store.Sent, sent => Assert.Equal($"AWS {Secret}:00", Assert.Single(sent.Headers["Authorization"])));
        Assert.Equal(["Bad header '*'.", "Bad header '*'."], client.Log.Lines.Select(line => line.Values["Message"]));
    }

    [Theory]
    [InlineData("https://host/key?prefix=2026", "The prefix 2026 is not known.", "The prefix 2026 is not known.")]
    [InlineData("https://host/key?partNumber=7", "Part 7 of x-amz-content-sha256 differs.", "Part 7 of x-amz-content-sha256 differs.")]
    [InlineData("https://host/key", "", "")]
    public async Task What_is_no_secret_stays_readable(string uri, string message, string logged)
    {
        using var client = new ToldClient(new StubHandler(Answer(403, "AccessDenied", $"<Message>{message}</Message>")));
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Add("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLEEXAMPLE/20261121/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256, Signature=00");

        using var response = await client.SendAsync(request);

        Assert.Equal(logged, Assert.Single(client.Log.Lines).Values["Message"] ?? "");
    }

    [Fact]
    public async Task A_header_without_end_is_not_looked_for_without_end()
    {
        var pieces = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"piece-number-{i:D6}"));
        using var client = new ToldClient(new StubHandler(Answer(403, "AccessDenied", "<Message>piece-number-000000 piece-number-004999</Message>")));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://host/key");
        request.Headers.TryAddWithoutValidation("Authorization", pieces);

        using var response = await client.SendAsync(request);

        Assert.Equal("* piece-number-004999", Assert.Single(client.Log.Lines).Values["Message"]);
    }

    sealed class Signer(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("Authorization", $"AWS {Secret}:00");
            return base.SendAsync(request, cancellationToken);
        }
    }

    static Func<HttpRequestMessage, HttpResponseMessage> Answer(int status, string code, string text) => StubHandler.Status(status, response =>
        response.Content = new StringContent($"<Error><Code>{code}</Code>{text}<RequestId>NjI4</RequestId></Error>", Encoding.UTF8, "application/xml"));
}
