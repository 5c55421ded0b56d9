using System.Net;
using System.Text;
using Storage.Http.Requests;
using Storage.Http.Responses;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Responses;

/// <summary>What it costs in bytes to read an error, all told.</summary>
[Collection(Alone.Name)]
public class ReadingCostTests
{
    const int Runs = 100;

    [Theory]
    [InlineData("NoSuchKey")]
    [InlineData("SlowDownWrite")]
    [InlineData("BadRequest")]
    [InlineData("NobodyKnowsThis")]
    public void A_code_is_looked_up_for_nothing(string code) =>
        Assert.Equal(0, Allocation.OfRuns(() => StorageErrorRegistry.Default.Resolve(StorageProvider.TencentCos, code, HttpStatusCode.NotFound)));

    [Fact]
    public void The_error_of_the_COS_page_costs_its_strings_and_its_verdict()
    {
        var document = Encoding.UTF8.GetBytes("""
            <?xml version='1.0' encoding='utf-8' ?>
            <Error>
            	<Code>NoSuchKey</Code>
            	<Message>The specified key does not exist.</Message>
            	<Resource>examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photos/summer.jpg</Resource>
            	<RequestId>NjQ3ZDhmOTlfNjQyYzYwMGJfMTc3Zl8xNDZhNmY=</RequestId>
            	<TraceId>OGVmYzZiMmQzYjA2OWNhODk0NTRkMTBiOWVmMDAxODc0OWRkZjk0ZDM1NmI1M2E2MTRlY2MzZDhmNmI5MWI1OQ==</TraceId>
            </Error>
            """);

        Assert.InRange(Allocation.OfRuns(() => Classify(document), 900 * Runs), 1, 900 * Runs);
    }

    [Fact]
    public void A_message_of_64_KB_costs_nothing_until_it_is_asked_for()
    {
        var document = Encoding.UTF8.GetBytes($"<Error><Code>SlowDown</Code><Message>{new string('x', 64 * 1024)}</Message></Error>");

        Assert.InRange(Allocation.OfRuns(() => Classify(document), 1000 * Runs), 1, 1000 * Runs);
        Assert.Equal(64 * 1024, Classify(document).Message!.Length);
    }

    static ErrorClassifier Classifier { get; } = Make();

    static HttpRequestMessage Request { get; } = new(HttpMethod.Get, "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photos/summer.jpg");

    static HttpResponseMessage Response { get; } = new(HttpStatusCode.NotFound) { Headers = { { "Server", "tencent-cos" }, { "x-cos-request-id", "NjQ3ZDhmOTlfNjQyYzYwMGJfMTc3Zl8xNDZhNmY=" } } };

    static StorageError Classify(byte[] document) => Classifier.ClassifyFailure(Request, Response, document)!;

    static ErrorClassifier Make()
    {
        var providers = new ProviderSet(null, StorageErrorRegistry.Default.Providers);
        return new(StorageErrorRegistry.Default, providers, new(providers, TimeProvider.System));
    }
}
