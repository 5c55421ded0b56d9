using Storage.Http.Requests;

namespace Storage.Http.Tests.Providers;

public class TencentProvidersTests
{
    [Theory]
    [InlineData("examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com", "Bucket")]
    [InlineData("examplebucket-1250000000.cos.ap-guangzhou.tencentcos.cn", "Bucket")]
    [InlineData("examplebucket-1250000000.cos-internal.ap-guangzhou.tencentcos.cn", "Bucket")]
    [InlineData("examplebucket-1250000000.cos-internal.accelerate.tencentcos.cn", "Bucket")]
    [InlineData("examplebucket-1250000000.cos-website.ap-guangzhou.myqcloud.com", "Bucket")]
    [InlineData("examplebucket-1250000000.cos.accelerate.myqcloud.com", "Bucket")]
    [InlineData("example-x--1250000000.cosrapid.ap-nanjing.myqcloud.com", "Bucket")]
    [InlineData("examplebucket-1250000000.file.myqcloud.com", "Bucket")]
    [InlineData("cos.ap-guangzhou.myqcloud.com", "Endpoint")]
    [InlineData("service.cos.myqcloud.com", "Endpoint")]
    [InlineData("ap-guangzhou.migration.myqcloud.com", "Endpoint")]
    [InlineData("vectors.ap-guangzhou.coslake.com", "Endpoint")]
    [InlineData("vectors.ap-guangzhou.internal.tencentcos.com", "Endpoint")]
    [InlineData("100000000001.cos-control.ap-guangzhou.myqcloud.com", "Bucket")] // an account's, told apart by nothing
    [InlineData("myqcloud.com", "None")]
    [InlineData("cdcs.ap-guangzhou.myqcloud.com", "None")]
    [InlineData("examplebucket-1250000000.ci.ap-guangzhou.myqcloud.com", "None")]
    [InlineData("cos.ap-guangzhou.myqcloud.com.example.com", "None")]
    [InlineData("notcos.ap-guangzhou.myqcloud.com", "None")]
    public void EndpointHosts_OfCos_TellBucketAndEndpoint(string host, string expected) =>
        Assert.Equal(expected, EndpointHost.Test(host, StorageProvider.TencentCos).ToString());

    [Theory]
    [InlineData("examplebucket-1250000000.ci.ap-beijing.myqcloud.com", "Bucket")]
    [InlineData("examplebucket-1250000000.ci.ap-beijing.tencentcos.cn", "Bucket")]
    [InlineData("examplebucket-1250000000.pic.ap-chengdu.myqcloud.com", "Bucket")]
    [InlineData("examplebucket-1250000000.piccd.myqcloud.com", "Bucket")]
    [InlineData("ci.ap-beijing.myqcloud.com", "Endpoint")]
    [InlineData("examplebucket-1250000000.cos.ap-beijing.myqcloud.com", "None")]
    public void EndpointHosts_OfCi_TellBucketAndEndpoint(string host, string expected) =>
        Assert.Equal(expected, EndpointHost.Test(host, StorageProvider.TencentCi).ToString());

    [Theory]
    [InlineData("TencentCos")]
    [InlineData("TencentCi")]
    public void ErrorHeaders_OfBothStores_HoldTheNumberOfProcessing(string name) =>
        Assert.Contains(BuiltInProviders.Find(name)!.ErrorHeaders, header => header is { Name: "X-ErrNo", Format: StorageErrorHeaderFormat.Number });

    [Fact]
    public void ErrorHeaders_OfCos_BelieveItsOwnCodeFirst() => Assert.Equal("X-Cos-Error-Code", StorageProvider.TencentCos.ErrorHeaders[0].Name);

    [Theory]
    [InlineData("?q-sign-algorithm=sha1&q-ak=id&q-signature=0123", true)]
    [InlineData("?sign=q-sign-algorithm%3Dsha1", true)]
    [InlineData("?q-sign-algorithm=sha1", false)]
    public void SignatureQueryKeys_OfCos_TellAPreSignedUrl(string query, bool expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/key" + query);

        Assert.Equal(expected, RequestFacts.Read(request, new ProviderSet(StorageProvider.TencentCos, [])).IsPreSigned);
    }

    [Theory]
    [InlineData("?intelligenttiering")]
    [InlineData("?domaincertificate&domainname=example.com")]
    [InlineData("?list-type=2")]
    public void BucketQueryKeys_OfCos_TellAQuestionAboutTheBucket(string query) =>
        Assert.True(RequestFacts.IsBucketRead(
            new Uri("https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/" + query), new ProviderSet(StorageProvider.TencentCos, [])));
}
