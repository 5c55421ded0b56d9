using System.Net;
using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Who may not: refused once, with the code where the server gives one.</summary>
[Collection(SwiftTests.Name)]
public class AccessTests(SwiftServer swift)
{
    [SwiftTheory]
    [InlineData("test:tester", "wrong", "SignatureDoesNotMatch", StorageErrorKind.Authentication)]
    [InlineData("test:nobody", "testing", "SignatureDoesNotMatch", StorageErrorKind.Authentication)]
    [InlineData("test:reader", "testing", "AccessDenied", StorageErrorKind.Permission)]
    public async Task Those_who_may_not_are_refused_once(string accessKey, string secretKey, string code, StorageErrorKind kind)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient, new("AUTH_test", accessKey, secretKey));

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], new ByteArrayContent([1, 2, 3]));
        using var listing = await client.SendAsync(HttpMethod.Get, $"{bucket.Name}?list-type=2");

        Assert.All([put, listing], response => Told.IsError(response, 403, code, kind));
        Assert.All([put, listing], response => Told.HasStory(response, "GiveUp NotRetryable"));
        Assert.All([put, listing], response => Assert.DoesNotContain(secretKey, string.Join(' ', response.GetStorageError()!.Details.Values), StringComparison.Ordinal));
        Assert.Equal(2, client.Wire.Sends.Count);
        Assert.Null(await bucket.HashAsync("key"));
    }

    // Without a signature the request is one of Swift's own protocol, which answers in HTML and gives its id under a name of its own.
    [SwiftTheory]
    [InlineData("v1/AUTH_test/container/object", 401, StorageErrorKind.Authentication)]
    [InlineData("bucket/key", 400, StorageErrorKind.InvalidRequest)]
    public async Task A_page_for_people_gives_no_code(string path, int status, StorageErrorKind kind)
    {
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Nobody);

        using var response = await client.SendAsync(HttpMethod.Get, path);

        var error = response.GetStorageError();
        Assert.NotNull(error);
        Assert.Equal(((HttpStatusCode)status, null, kind), (response.StatusCode, error.Code, error.Kind));
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Told.HasStory(response, "GiveUp NotRetryable");
    }
}
