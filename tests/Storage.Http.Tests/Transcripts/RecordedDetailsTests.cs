namespace Storage.Http.Tests.Transcripts;

/// <summary>What else recorded errors tell: keys, messages, details, and what must not be told.</summary>
public class RecordedDetailsTests
{
    static readonly string LongKey = new('y', 1100);

    public static TheoryData<string, string[], string, StorageErrorKind> PartialDeletes => new()
    {
        { "swift-multidelete-200-partial-slowdown", ["r1", "r2", "r3"], "SlowDown", StorageErrorKind.Throttling },
        { "swift-multidelete-200-partial-serviceunavailable", ["p0", "p2", "p4", "p7"], "ServiceUnavailable", StorageErrorKind.Transient },
        { "swift-multidelete-200-denied", ["d0", LongKey, "d1"], "AccessDenied", StorageErrorKind.Permission },
    };

    [Theory]
    [MemberData(nameof(PartialDeletes))]
    public async Task Each_key_that_was_not_deleted_is_an_item(string name, string[] keys, string code, StorageErrorKind kind)
    {
        var error = await ErrorOf(name);

        Assert.Equal(keys, error.Items.Select(item => item.Key));
        Assert.All(error.Items, item => Assert.Equal((code, kind), (item.Code, item.Kind)));
        Assert.All(error.Items, item => Assert.NotEmpty(item.Message!));
    }

    [Theory]
    [InlineData("swift-complete-404-nosuchupload", "UploadId", "xxxxxxxxxxxxxxxxxxxx")]
    [InlineData("swift-complete-200-error-invalidpart", "UploadId", "MzNhNGUxMTMtYzMwZS00MDAxLWI2Y2QtZjU1ZGE4M2E2NjJm")]
    [InlineData("swift-complete-200-error-node-dead", "Status", "400 Bad Request")]
    [InlineData("swift-copy-404-nosuchbucket", "BucketName", "nobucket-b1795228976-13992")]
    [InlineData("swift-list-400-invalidargument", "ArgumentName", "max-keys")]
    [InlineData("swift-list-400-invalidargument", "ArgumentValue", "x")]
    [InlineData("swift-put-400-invaliddigest", "ContentMd5", "AAAA")]
    public async Task An_element_of_the_stores_own_is_a_detail(string name, string key, string value)
    {
        var error = await ErrorOf(name);

        Assert.Equal(value, error.Details.GetValueOrDefault(key));
    }

    [Fact]
    public async Task The_cause_in_a_message_of_many_lines_is_kept_as_text()
    {
        var error = await ErrorOf("swift-complete-200-error-node-dead");

        var lines = error.Message!.Split('\n');
        Assert.Equal(9, lines.Length);
        Assert.All(lines, line => Assert.EndsWith(": 503 Service Unavailable", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_host_id_comes_from_its_header()
    {
        var error = await ErrorOf("swift-head-404");

        Assert.Equal("tx446e5bce821c496eaa22e-006b010530", error.HostId);
    }

    [Theory]
    [InlineData("swift-get-403-signaturedoesnotmatch", "test:tester")]
    [InlineData("swift-get-403-unknown-access-key", "no:body")]
    public async Task What_a_refused_signature_was_made_of_is_not_told(string name, string accessKey)
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, name);
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, name);
        var error = response.GetStorageError()!;

        string[] told = [error.ToString(), .. error.Details.Keys, .. error.Details.Values, .. client.Log.Lines.Select(line => line.Text)];
        Assert.Equal("SignatureDoesNotMatch", error.Code);
        Assert.NotEmpty(client.Log.Lines);
        string[] secrets = [accessKey, "AWS4-HMAC-SHA256", "x-amz-content-sha256", "41 57 53 34", "47 45 54", "Bytes"];
        Assert.All(secrets, secret => Assert.DoesNotContain(told, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task An_error_longer_than_the_limit_is_judged_by_its_start_and_handed_on_whole()
    {
        await using var server = new TranscriptServer(Delivery.ByteByByte, "swift-get-403-signaturedoesnotmatch");
        using var client = TranscriptClient.Create(options => options.MaxErrorBodyBytes = 1024);

        using var response = await client.SendAsync(server, "swift-get-403-signaturedoesnotmatch");

        Assert.Equal("SignatureDoesNotMatch", response.GetStorageError()?.Code);
        Assert.Equal(0x86e, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task EnsureStorageSuccess_throws_for_an_error_inside_a_200()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, "swift-complete-200-error-invalidpart");
        using var client = TranscriptClient.Create();
        using var response = await client.SendAsync(server, "swift-complete-200-error-invalidpart");

        var thrown = Assert.Throws<StorageException>(response.EnsureStorageSuccess);

        Assert.True(thrown.Error.Is("InvalidPart"));
        Assert.Contains("txbfe9fd60ad9e441e8f2c8-006b01056a", thrown.Message, StringComparison.Ordinal);
    }

    static async Task<StorageError> ErrorOf(string name)
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, name);
        using var client = TranscriptClient.Create();
        using var response = await client.SendAsync(server, name);
        return response.GetStorageError() ?? throw new InvalidOperationException($"{name} has no verdict.");
    }
}
