using Storage.Http.Requests;

namespace Storage.Http.Tests.Providers;

/// <summary>The data of OSS, Coffer, QingStor and S3: headers, keys, results.</summary>
public class OtherProvidersTests
{
    [Fact]
    public void RequestIdHeaders_OfAllStores_TellOneStoreEach() =>
        Assert.Equal(
            ["x-cos-request-id", "x-ci-request-id", "x-oss-request-id", "x-qs-request-id", "x-amz-request-id"],
            BuiltInProviders.All.SelectMany(provider => provider.RequestIdHeaders));

    [Theory]
    [InlineData("TencentCos", "TencentCi,S3")]
    [InlineData("TencentCi", "TencentCos,S3")]
    [InlineData("AlibabaOss", "S3")]
    [InlineData("TencentCoffer", "")]
    [InlineData("QingStor", "")]
    [InlineData("S3", "")]
    public void Relatives_OfXmlStores_EndInS3AndJsonStoresHaveNone(string provider, string expected) =>
        Assert.Equal(expected, string.Join(",", BuiltInProviders.Find(provider)!.Relatives));

    [Theory]
    [InlineData("AlibabaOss", "x-oss-copy-source", "Xml", false, false)]
    [InlineData("QingStor", "x-qs-copy-source", "Empty", false, false)]
    [InlineData("QingStor", "x-qs-move-source", "Empty", false, true)]
    [InlineData("QingStor", "x-qs-fetch-source", "Empty", false, false)]
    [InlineData("S3", "x-amz-copy-source", "Xml", false, false)]
    [InlineData("S3", "x-obs-copy-source", "Xml", true, false)]
    [InlineData("S3", "x-tos-copy-source", "Json", true, false)]
    public void SourceHeaders_TellWhatAGoodCopyLooksLike(string provider, string name, string format, bool etagRequired, bool removesSource)
    {
        var source = Assert.Single(BuiltInProviders.Find(provider)!.SourceHeaders, header => header.Name == name);

        Assert.Equal(format, source.Result.Format.ToString());
        Assert.Equal(etagRequired, source.Result.EtagRequired);
        Assert.Equal(removesSource, source.RemovesSource);
    }

    [Theory]
    [InlineData("AlibabaOss", "Xml", "Anything")]
    [InlineData("TencentCoffer", "Json", "Anything")]
    [InlineData("QingStor", "Empty", "Json")]
    [InlineData("S3", "Xml", "Xml")]
    public void Results_OfCompleteAndDelete_AreTheStores(string provider, string complete, string delete)
    {
        var store = BuiltInProviders.Find(provider)!;

        Assert.Equal(complete, store.CompleteResult.Format.ToString());
        Assert.Equal(delete, store.DeleteResult.Format.ToString());
        Assert.False(store.CompleteResult.EtagRequired); // Ceph's good completion has an empty one
    }

    [Theory]
    [InlineData("AlibabaOss", "x-oss-err", "Base64Xml", null)]
    [InlineData("S3", "x-minio-error-code", "Code", "x-minio-error-desc")]
    [InlineData("S3", "x-obs-error-code", "Code", "x-obs-error-message")]
    public void ErrorHeaders_TellTheErrorOfAnAnswerWithoutBody(string provider, string name, string format, string? messageName)
    {
        var header = Assert.Single(BuiltInProviders.Find(provider)!.ErrorHeaders, header => header.Name == name);

        Assert.Equal(format, header.Format.ToString());
        Assert.Equal(messageName, header.MessageName);
    }

    [Theory]
    [InlineData("AlibabaOss", "x-oss-qos-delay-time")]
    [InlineData("S3", "x-obs-qos-delay-time")]
    [InlineData("S3", "x-amz-retry-after")]
    public void DelayHeaders_CountMilliseconds(string provider, string name) =>
        Assert.Equal(TimeSpan.FromMilliseconds(1), Assert.Single(BuiltInProviders.Find(provider)!.DelayHeaders, header => header.Name == name).Unit);

    [Theory]
    [InlineData("AlibabaOss", "https://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=id&Expires=1&Signature=s", true)]
    [InlineData("AlibabaOss", "https://b.oss-cn-hangzhou.aliyuncs.com/k?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-signature=s", true)]
    [InlineData("AlibabaOss", "https://b.oss-cn-hangzhou.aliyuncs.com/k?x-oss-process=image/info", false)]
    [InlineData("QingStor", "https://b.pek3a.qingstor.com/k?signature=s&access_key_id=id&expires=1", true)]
    [InlineData("TencentCoffer", "https://cdcs.ap-guangzhou.myqcloud.com/c-1250000000/k?q-signature=s", true)]
    [InlineData("S3", "https://b.s3.amazonaws.com/k?X-Amz-Signature=s", true)]
    [InlineData("S3", "https://b.s3.amazonaws.com/k?AWSAccessKeyId=id&Expires=1&Signature=s", true)]
    [InlineData("S3", "https://b.s3.amazonaws.com/k?partNumber=1", false)]
    public void SignatureQueryKeys_TellAPreSignedUrl(string provider, string uri, bool expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);

        Assert.Equal(expected, RequestFacts.Read(request, new ProviderSet(BuiltInProviders.Find(provider), [])).IsPreSigned);
    }

    [Theory]
    [InlineData("x-oss-callback", "", true)]
    [InlineData("x-oss-meta-a", "?callback=e30%3D", true)]
    [InlineData("x-oss-meta-a", "", false)]
    public void CallbackKeys_OfOss_StandInHeaderOrQuery(string header, string query, bool expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "https://b.oss-cn-hangzhou.aliyuncs.com/k" + query);
        request.Headers.Add(header, "e30=");

        Assert.Equal(expected, RequestFacts.Read(request, new ProviderSet(StorageProvider.AlibabaOss, [])).AsksCallback);
    }

    [Theory]
    [InlineData("AlibabaOss", "https://b.oss-cn-hangzhou.aliyuncs.com/?bucketInfo", true)]
    [InlineData("AlibabaOss", "https://oss-cn-hangzhou.aliyuncs.com/b?prefix=a", true)]
    [InlineData("AlibabaOss", "https://b.oss-cn-hangzhou.aliyuncs.com/k?acl", false)]
    [InlineData("QingStor", "https://b.pek3a.qingstor.com/?stats", true)]
    [InlineData("QingStor", "https://pek3a.qingstor.com/b?limit=10", true)]
    [InlineData("QingStor", "https://pek3a.qingstor.com/b/k?acl", false)]
    [InlineData("S3", "https://s3.eu-central-1.amazonaws.com/b?list-type=2", true)]
    [InlineData("S3", "https://b.s3.eu-central-1.amazonaws.com/k?tagging", false)]
    [InlineData("S3", "https://b.s3.eu-central-1.amazonaws.com/?response-content-type=text/plain", false)]
    public void BucketQueryKeys_TellAQuestionAboutTheBucket(string provider, string uri, bool expected) =>
        Assert.Equal(expected, RequestFacts.IsBucketRead(new Uri(uri), new ProviderSet(BuiltInProviders.Find(provider), [])));

    [Fact]
    public void UploadIdKey_OfQingStor_IsSpelledItsWay() => Assert.Equal("upload_id", StorageProvider.QingStor.UploadIdKey);
}
