namespace Storage.Http.Tests.Transcripts;

/// <summary>The recordings themselves: that nothing happened to them on their way here.</summary>
public class TranscriptTests
{
    public static TheoryData<string> Names => [.. Verdict.Expected.Keys];

    [Fact]
    public void Every_recording_has_its_expected_verdict()
    {
        var files = typeof(TranscriptTests).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Transcripts/", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name));

        Assert.Equal(files.Order(StringComparer.Ordinal), Verdict.Expected.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_lengths_of_a_recording_are_those_of_the_wire(string name)
    {
        var transcript = Transcript.Load(name);

        Assert.Empty(transcript.Request.Rest);
        Assert.Empty(transcript.Response.Rest);
        if (name != "swift-put-400-requesttimeout")
        {
            Assert.Equal(transcript.Request.ContentLength, transcript.Request.Body.Length);
        }

        if (transcript.Method != "HEAD" && transcript.Response.Header("Transfer-Encoding") is null)
        {
            Assert.Equal(transcript.Response.ContentLength, transcript.Response.Body.Length);
        }
    }
}
