using Storage.Http.Requests;

namespace Storage.Http.Tests.Providers;

public class OtherProvidersHostsTests
{
    [Theory]
    [InlineData("AlibabaOss", "examplebucket.oss-cn-hangzhou.aliyuncs.com", "Bucket")]
    [InlineData("AlibabaOss", "examplebucket.oss-cn-hangzhou-internal.aliyuncs.com", "Bucket")]
    [InlineData("AlibabaOss", "examplebucket.oss-accelerate-overseas.aliyuncs.com", "Bucket")]
    [InlineData("AlibabaOss", "examplebucket.cn-hangzhou.oss.aliyuncs.com", "Bucket")]
    [InlineData("AlibabaOss", "examplebucket.s3.oss-cn-hangzhou.aliyuncs.com", "Bucket")]
    [InlineData("AlibabaOss", "oss-cn-hangzhou.aliyuncs.com", "Endpoint")]
    [InlineData("AlibabaOss", "s3.oss-cn-hangzhou.aliyuncs.com", "Endpoint")]
    [InlineData("AlibabaOss", "cn-hangzhou.oss.aliyuncs.com", "Endpoint")]
    [InlineData("AlibabaOss", "examplebucket.oss.aliyuncs.com", "Bucket")]
    [InlineData("AlibabaOss", "ecs.aliyuncs.com", "None")]
    [InlineData("AlibabaOss", "oss-cn-hangzhou.aliyuncs.com.example.com", "None")]
    [InlineData("TencentCoffer", "cdcs.ap-guangzhou.myqcloud.com", "Endpoint")]
    [InlineData("TencentCoffer", "cos.ap-guangzhou.myqcloud.com", "None")]
    [InlineData("QingStor", "examplebucket.pek3a.qingstor.com", "Bucket")]
    [InlineData("QingStor", "pek3a.qingstor.com", "Endpoint")]
    [InlineData("QingStor", "s3.pek3a.qingstor.com", "Endpoint")]
    [InlineData("QingStor", "notqingstor.com", "None")]
    [InlineData("S3", "examplebucket.s3.amazonaws.com", "Bucket")]
    [InlineData("S3", "examplebucket.s3.eu-central-1.amazonaws.com", "Bucket")]
    [InlineData("S3", "examplebucket.s3-us-west-2.amazonaws.com", "Bucket")]
    [InlineData("S3", "examplebucket.s3.cn-north-1.amazonaws.com.cn", "Bucket")]
    [InlineData("S3", "examplebucket.s3.dualstack.eu-central-1.amazonaws.com", "Bucket")]
    [InlineData("S3", "examplebucket.s3-fips.us-gov-west-1.amazonaws.com", "Bucket")]
    [InlineData("S3", "examplebucket.s3-accelerate.dualstack.amazonaws.com", "Bucket")]
    [InlineData("S3", "example-123456789012.s3-accesspoint.eu-central-1.amazonaws.com", "Bucket")]
    [InlineData("S3", "example--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com", "Bucket")]
    [InlineData("S3", "s3.amazonaws.com", "Endpoint")]
    [InlineData("S3", "s3.dualstack.eu-central-1.amazonaws.com", "Endpoint")]
    [InlineData("S3", "sqs.eu-central-1.amazonaws.com", "None")]
    public void EndpointHosts_TellBucketAndEndpoint(string provider, string host, string expected) =>
        Assert.Equal(expected, EndpointHost.Test(host, BuiltInProviders.Find(provider)!).ToString());

    [Theory]
    [InlineData("examplebucket.oss-cn-hangzhou.aliyuncs.com", "AlibabaOss")]
    [InlineData("cdcs.ap-guangzhou.myqcloud.com", "TencentCoffer")]
    [InlineData("examplebucket.pek3a.qingstor.com", "QingStor")]
    [InlineData("examplebucket.s3.eu-central-1.amazonaws.com", "S3")]
    [InlineData("storage.example.com", null)]
    public void ByHost_AmongAllStores_NamesOne(string host, string? expected) =>
        Assert.Equal(expected, new ProviderSet(null, BuiltInProviders.All).ByHost(host)?.Name);
}
