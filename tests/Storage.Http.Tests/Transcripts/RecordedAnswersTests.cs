using System.Text;

namespace Storage.Http.Tests.Transcripts;

/// <summary>Every recorded answer, served again over a real socket, against its line in <c>expected.tsv</c>.</summary>
public class RecordedAnswersTests
{
    public static TheoryData<string, bool, Delivery> Answers
    {
        get
        {
            var data = new TheoryData<string, bool, Delivery>();
            foreach (var name in Verdict.Expected.Keys)
            {
                foreach (var providerGiven in (bool[])[true, false])
                {
                    data.Add(name, providerGiven, Delivery.AtOnce);
                    data.Add(name, providerGiven, Delivery.ByteByByte);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Failures => [.. Verdict.Expected.Where(pair => pair.Value.Wire >= 400).Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_recorded_answer_gets_its_verdict_and_reaches_the_caller_whole(string name, bool providerGiven, Delivery delivery)
    {
        var transcript = Transcript.Load(name);
        var expected = Verdict.Expected[name];
        await using var server = new TranscriptServer(delivery, name);
        using var client = TranscriptClient.Create(options =>
        {
            options.Provider = providerGiven ? StorageProvider.S3 : null;
            options.Retry.MaxRetryAttempts = 1;
        });

        using var response = await client.SendAsync(server, name);

        Assert.Equal(providerGiven && !expected.IsGood ? expected with { Provider = "S3" } : expected, Verdict.Of(response));
        AssertWhole(transcript, response);
        Assert.Equal(Encoding.UTF8.GetString(transcript.ResponseBody), Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
        Assert.Equal(expected.IsRetried ? 2 : 1, server.Received.Count);
        Assert.All(server.Received, request => AssertRecorded(transcript, request));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task An_error_whose_body_is_late_is_judged_by_what_came_and_reaches_the_caller_whole(string name)
    {
        var transcript = Transcript.Load(name);
        var expected = Verdict.Expected[name];
        await using var server = new TranscriptServer(Delivery.ByteByByte, name);
        var options = new StorageErrorHandlingOptions { TimeProvider = new HastyClock() };
        using var handler = new StorageErrorHandler(options) { InnerHandler = new SocketsHttpHandler { UseProxy = false } };
        using var client = new HttpClient(handler);
        using var request = transcript.CreateRequest(server.Address);
        request.DisableStorageRetry();

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        var error = response.GetStorageError()!;
        Assert.Equal((expected.Wire, expected.Status, expected.RequestId), ((int)error.WireStatusCode!, (int)error.StatusCode!, error.RequestId ?? "-"));
        Assert.Contains(error.Code ?? "-", (string[])["-", expected.Code]);
        AssertWhole(transcript, response);
        Assert.Equal(transcript.ResponseBody, await response.Content.ReadAsByteArrayAsync());
    }

    static void AssertWhole(Transcript transcript, HttpResponseMessage response)
    {
        using var surfaced = new HttpResponseMessage(response.StatusCode);
        Assert.Equal((int)response.StatusCode == transcript.Status ? transcript.ReasonPhrase : surfaced.ReasonPhrase, response.ReasonPhrase);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in transcript.Response.Headers)
        {
            Assert.Equal(value, headers.GetValueOrDefault(key));
        }
    }

    static void AssertRecorded(Transcript transcript, RawMessage request)
    {
        Assert.Equal(transcript.Request.StartLine, request.StartLine);
        Assert.Equal(transcript.SentBody(), request.Body);
        foreach (var (key, value) in transcript.Request.Headers.Where(header => header.Key != "Host"))
        {
            Assert.Equal(value, request.Header(key));
        }
    }
}
