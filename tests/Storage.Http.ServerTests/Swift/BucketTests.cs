using System.Xml.Linq;
using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Buckets: listed, and refused.</summary>
[Collection(SwiftTests.Name)]
public class BucketTests(SwiftServer swift)
{
    // A listing is looked at as far as its root: what keys say is nobody's error.
    static readonly string[] Keys = ["a/1", "a/2", "a/<Error><Code>SlowDown</Code></Error>", "b/1"];

    [SwiftTheory]
    [InlineData("", "a/1,a/2,a/<Error><Code>SlowDown</Code></Error>,b/1")]
    [InlineData("?prefix=a%2F", "a/1,a/2,a/<Error><Code>SlowDown</Code></Error>")]
    [InlineData("?list-type=2", "a/1,a/2,a/<Error><Code>SlowDown</Code></Error>,b/1")]
    [InlineData("?prefix=b&list-type=2", "b/1")]
    [InlineData("?list-type=2&max-keys=2&start-after=a%2F1", "a/2,a/<Error><Code>SlowDown</Code></Error>")]
    [InlineData("?list-type=2&prefix=nothing", "")]
    public async Task A_listing_arrives_as_it_is(string query, string expected)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        foreach (var key in Keys)
        {
            await bucket.PutAsync(key, [1]);
        }

        using var listing = await client.SendAsync(HttpMethod.Get, bucket.Name + query);

        Told.IsNothing(listing);
        var document = XDocument.Parse(await listing.Content.ReadAsStringAsync());
        Assert.Equal(expected, string.Join(',', document.Descendants().Where(element => element.Name.LocalName == "Key").Select(element => element.Value)));
    }

    [SwiftFact]
    public async Task Buckets_are_listed()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);

        using var listing = await client.SendAsync(HttpMethod.Get, "");

        Told.IsNothing(listing);
        Assert.Contains($"<Name>{bucket.Name}</Name>", await listing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SwiftFact]
    public async Task A_number_that_is_none_is_an_invalid_argument()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);

        using var listing = await client.SendAsync(HttpMethod.Get, $"{bucket.Name}?list-type=2&max-keys=x");

        var error = Told.IsError(listing, 400, "InvalidArgument", StorageErrorKind.InvalidRequest);
        Assert.Equal(("max-keys", "x"), (error.Details["ArgumentName"], error.Details["ArgumentValue"]));
    }

    [SwiftFact]
    public async Task A_bucket_that_is_not_there_is_named()
    {
        using var client = new SwiftClient(swift.Patient);
        var name = $"b{Guid.NewGuid():N}";

        using var listing = await client.SendAsync(HttpMethod.Get, $"{name}?list-type=2");
        using var put = await client.SendAsync(HttpMethod.Put, $"{name}/key", new ByteArrayContent([1]));

        Assert.All([listing, put], response => Told.IsError(response, 404, "NoSuchBucket", StorageErrorKind.NotFound));
        Assert.All([listing, put], response => Told.HasStory(response, "GiveUp NotRetryable"));
        Assert.Equal(name, listing.GetStorageError()!.Details["BucketName"]);
    }

    [SwiftFact]
    public async Task A_bucket_that_is_there_or_full_is_refused_once()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("key", [1]);

        using var created = await client.SendAsync(HttpMethod.Put, bucket.Name);
        using var deleted = await client.SendAsync(HttpMethod.Delete, bucket.Name);

        Told.IsError(created, 409, "BucketAlreadyOwnedByYou", StorageErrorKind.AlreadyExists);
        Told.IsError(deleted, 409, "BucketNotEmpty", StorageErrorKind.InvalidState);
        Assert.Equal(2, client.Wire.Sends.Count);
    }
}
