using Storage.Http.Requests;

namespace Storage.Http.Tests.Requests;

public class RequestFactsTests
{
    static readonly ProviderSet All = new(null, StorageErrorRegistry.Default.Providers);

    [Theory]
    [InlineData("GET", "/key", "ReadObject")]
    [InlineData("GET", "/key?acl", "ReadObject")]
    [InlineData("GET", "/?versionId=1", "ReadObject")]
    [InlineData("GET", "/?acl", "ReadBucket")]
    [InlineData("GET", "/?prefix=a%26uploadId=1", "ReadBucket")]
    [InlineData("HEAD", "/key", "Bodiless")]
    [InlineData("DELETE", "/key?uploadId=1", "Bodiless")]
    [InlineData("OPTIONS", "/key", "Bodiless")]
    [InlineData("PUT", "/key", "Put")]
    [InlineData("PUT", "/key?partNumber=1&uploadId=2", "Put")]
    [InlineData("PUT", "/key?append&position=0", "Append")]
    [InlineData("POST", "/key?append&position=0", "Append")]
    [InlineData("POST", "/key?uploadId=1", "Complete")]
    [InlineData("POST", "/key?upload_id=1", "Complete")]
    [InlineData("POST", "/key?uploadId", "Complete")]
    [InlineData("POST", "/?delete", "DeleteMultiple")]
    [InlineData("POST", "/?delete=", "DeleteMultiple")]
    [InlineData("POST", "/?x=1&&delete", "DeleteMultiple")]
    [InlineData("POST", "/key?uploads", "Post")]
    [InlineData("POST", "/key?Delete", "Post")]
    [InlineData("POST", "/delete", "Post")]
    [InlineData("POST", "/key#?delete", "Post")]
    [InlineData("PATCH", "/key", "Post")]
    public void Read_OfAMethodAndUri_TellsTheOperation(string method, string path, string operation)
    {
        using var request = new HttpRequestMessage(new(method), "https://bucket.example.com" + path);

        Assert.Equal(operation, RequestFacts.Read(request, All).Operation.ToString());
    }

    [Theory]
    [InlineData("x-cos-copy-source", "TencentCos", false)]
    [InlineData("X-Oss-Copy-Source", "AlibabaOss", false)]
    [InlineData("x-amz-copy-source", "S3", false)]
    [InlineData("x-qs-move-source", "QingStor", true)]
    [InlineData("x-qs-fetch-source", "QingStor", false)]
    public void Read_OfASourceHeader_TellsACopyAndItsStore(string header, string store, bool removesSource)
    {
        using var put = Request(HttpMethod.Put, "/key?partNumber=1&uploadId=2", header);
        using var get = Request(HttpMethod.Get, "/key", header);

        var facts = RequestFacts.Read(put, All);

        Assert.Equal(StorageOperation.Copy, facts.Operation);
        Assert.Equal(store, facts.ProviderHint?.Name);
        Assert.Equal(removesSource, facts.Source?.RemovesSource);
        Assert.Equal(StorageOperation.ReadObject, RequestFacts.Read(get, All).Operation);
    }

    [Fact]
    public void Read_OfAnUploadIdKey_HintsAtAStoreOnlyWhenItIsThatStoresAlone()
    {
        using var qingStor = Request(HttpMethod.Post, "/key?upload_id=1");
        using var others = Request(HttpMethod.Post, "/key?uploadId=1");

        Assert.Same(StorageProvider.QingStor, RequestFacts.Read(qingStor, All).ProviderHint);
        Assert.Null(RequestFacts.Read(others, All).ProviderHint);
    }

    [Theory]
    [InlineData("x-oss-callback", "/key", true)]
    [InlineData("x-cos-callback", "/key", true)]
    [InlineData("x-other", "/key?callback=e30", true)]
    [InlineData("x-other", "/key?callbacks=e30", false)]
    [InlineData("x-other", "/key", false)]
    public void Read_OfACallback_TellsIt(string header, string path, bool asks)
    {
        using var request = Request(HttpMethod.Put, path, header);

        Assert.Equal(asks, RequestFacts.Read(request, All).AsksCallback);
    }

    [Fact]
    public void Read_OfPicOperations_TellsProcessing()
    {
        using var processed = Request(HttpMethod.Put, "/key", "Pic-Operations");
        using var plain = Request(HttpMethod.Put, "/key");

        Assert.True(RequestFacts.Read(processed, All).AsksProcessing);
        Assert.False(RequestFacts.Read(plain, All).AsksProcessing);
    }

    [Theory]
    [InlineData("q-sign-algorithm=sha1&q-signature=1")]
    [InlineData("Expires=1&OSSAccessKeyId=2&Signature=3")]
    [InlineData("X-Amz-Signature=1")]
    [InlineData("access_key_id=1&expires=2&signature=3")]
    public void Read_OfASignatureInTheQuery_TellsIt(string query)
    {
        using var signed = Request(HttpMethod.Get, "/key?" + query);
        using var plain = Request(HttpMethod.Get, "/key?versionId=1");

        Assert.True(RequestFacts.Read(signed, All).IsPreSigned);
        Assert.False(RequestFacts.Read(plain, All).IsPreSigned);
    }

    [Fact]
    public void Read_ForOneStore_KnowsNothingOfStrangers()
    {
        var qingStor = new ProviderSet(StorageProvider.QingStor, StorageErrorRegistry.Default.Providers);
        using var copy = Request(HttpMethod.Put, "/key", "x-cos-copy-source");
        using var complete = Request(HttpMethod.Post, "/key?uploadId=1");

        Assert.Equal(StorageOperation.Put, RequestFacts.Read(copy, qingStor).Operation);
        Assert.Equal(StorageOperation.Post, RequestFacts.Read(complete, qingStor).Operation);
    }

    static HttpRequestMessage Request(HttpMethod method, string path, string? header = null)
    {
        var request = new HttpRequestMessage(method, "https://bucket.example.com" + path);
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, "value");
        }

        return request;
    }
}
