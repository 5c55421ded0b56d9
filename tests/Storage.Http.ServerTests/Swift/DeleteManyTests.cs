using System.Text;
using System.Xml.Linq;
using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Many objects deleted by one request: its 200 tells of each key.</summary>
[Collection(SwiftTests.Name)]
public class DeleteManyTests(SwiftServer swift)
{
    static readonly string[] Keys = ["k0", "k1", "k2", "k3"];

    [SwiftTheory]
    [InlineData(false, 5)]
    [InlineData(true, 0)]
    public async Task All_keys_are_deleted(bool quiet, int told)
    {
        using var bucket = await CreateAsync(SwiftAccount.Tester);
        using var client = new SwiftClient(swift.Patient);

        using var deleted = await DeleteAsync(client, bucket, [.. Keys, "missing"], quiet);

        Told.IsNothing(deleted);
        Assert.Equal(told, XDocument.Parse(await deleted.Content.ReadAsStringAsync()).Descendants().Count(element => element.Name.LocalName == "Deleted"));
        Assert.All(await HashesAsync(bucket), Assert.Null);
    }

    [SwiftFact]
    public async Task Keys_that_may_not_be_deleted_are_told_one_by_one()
    {
        using var bucket = await CreateAsync(SwiftAccount.Tester);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Reader);

        using var deleted = await DeleteAsync(client, bucket, Keys);

        var items = PartialItems(deleted);
        Assert.Equal(Keys, items.Select(item => item.Key).Order());
        Assert.All(items, item => Assert.Equal(("AccessDenied", StorageErrorKind.Permission), (item.Code, item.Kind)));
        Assert.All(await HashesAsync(bucket), Assert.NotNull);
    }

    [SwiftFact]
    public async Task Keys_over_the_rate_are_told_as_throttled_and_can_be_deleted_later()
    {
        using var bucket = await CreateAsync(SwiftAccount.Slow);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Slow);
        await using var limit = await swift.LimitWritesAsync(SwiftAccount.Slow, 0.02);

        // Each key is a write. The server deletes two at a time, and both may pass before the rate is known to be used up.
        using var deleted = await DeleteAsync(client, bucket, Keys);
        await limit.MendAsync();
        var items = PartialItems(deleted);
        using var rest = await DeleteAsync(client, bucket, items.Select(item => item.Key!));

        Assert.InRange(items.Count, 2, 3);
        Assert.All(items, item => Assert.Equal(("SlowDown", StorageErrorKind.Throttling), (item.Code, item.Kind)));
        Told.IsNothing(rest);
        Assert.All(await HashesAsync(bucket), Assert.Null);
    }

    [SwiftFact]
    public async Task Keys_on_nodes_that_hang_are_told_as_transient()
    {
        using var bucket = await CreateAsync(SwiftAccount.Tester);
        using var client = new SwiftClient(swift.Impatient);
        using var patient = new SwiftClient(swift.Patient);
        await using var pause = await swift.PauseAsync("a", "b");

        using var deleted = await DeleteAsync(client, bucket, Keys);
        await pause.MendAsync();
        using var again = await DeleteAsync(patient, bucket, Keys);

        var items = PartialItems(deleted);
        Assert.Equal(Keys, items.Select(item => item.Key).Order());
        Assert.All(items, item => Assert.Equal(("ServiceUnavailable", StorageErrorKind.Transient), (item.Code, item.Kind)));
        Told.IsNothing(again);
        Assert.All(await HashesAsync(bucket), Assert.Null);
    }

    [SwiftFact]
    public async Task Without_the_bucket_the_whole_request_fails()
    {
        using var bucket = await CreateAsync(SwiftAccount.Tester);
        using var client = new SwiftClient(swift.Patient);

        using var deleted = await client.SendAsync(HttpMethod.Post, $"b{Guid.NewGuid():N}?delete", Content(Keys, quiet: false));

        Told.IsError(deleted, 404, "NoSuchBucket", StorageErrorKind.NotFound);
        Assert.All(await HashesAsync(bucket), Assert.NotNull);
    }

    async Task<SwiftBucket> CreateAsync(SwiftAccount account)
    {
        var bucket = await SwiftBucket.CreateAsync(swift, account);
        foreach (var key in Keys)
        {
            await bucket.PutAsync(key, Bytes.Of(10));
        }

        return bucket;
    }

    static async Task<string?[]> HashesAsync(SwiftBucket bucket) => await Task.WhenAll(Keys.Select(bucket.HashAsync));

    static Task<HttpResponseMessage> DeleteAsync(SwiftClient client, SwiftBucket bucket, IEnumerable<string> keys, bool quiet = false) =>
        client.SendAsync(HttpMethod.Post, $"{bucket.Name}?delete", Content(keys, quiet));

    static ByteArrayContent Content(IEnumerable<string> keys, bool quiet)
    {
        var bytes = Encoding.UTF8.GetBytes($"<Delete>{(quiet ? "<Quiet>true</Quiet>" : "")}{string.Concat(keys.Select(key => $"<Object><Key>{key}</Key></Object>"))}</Delete>");
        return new(bytes) { Headers = { ContentMD5 = Bytes.Digest(bytes) } };
    }

    static IReadOnlyList<StorageErrorItem> PartialItems(HttpResponseMessage response)
    {
        var error = Told.IsHidden(response, 200, null, StorageErrorKind.PartialFailure);
        Told.HasStory(response, "GiveUp NotRetryable");
        return error.Items;
    }
}
