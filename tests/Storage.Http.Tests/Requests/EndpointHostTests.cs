using Storage.Http.Requests;

namespace Storage.Http.Tests.Requests;

public class EndpointHostTests
{
    [Theory]
    [InlineData("cos.ap-guangzhou.myqcloud.com", "cos.*.myqcloud.com", "Endpoint")]
    [InlineData("COS.AP-GUANGZHOU.MYQCLOUD.COM", "cos.*.myqcloud.com", "Endpoint")]
    [InlineData("b-1.cos.ap-guangzhou.myqcloud.com", "cos.*.myqcloud.com", "Bucket")]
    [InlineData("a.b.cos.ap-guangzhou.myqcloud.com", "cos.*.myqcloud.com", "Bucket")]
    [InlineData("cos.a.b.myqcloud.com", "cos.*.myqcloud.com", "None")]
    [InlineData("xcos.ap-guangzhou.myqcloud.com", "cos.*.myqcloud.com", "None")]
    [InlineData("cos.ap-guangzhou.myqcloud.com.evil.example", "cos.*.myqcloud.com", "None")]
    [InlineData("myqcloud.com", "cos.*.myqcloud.com", "None")]
    [InlineData("cos..myqcloud.com", "cos.*.myqcloud.com", "None")]
    [InlineData("oss-cn-hangzhou.aliyuncs.com", "oss-*.aliyuncs.com", "Endpoint")]
    [InlineData("oss-.aliyuncs.com", "oss-*.aliyuncs.com", "None")]
    [InlineData("localhost", "*", "Endpoint")]
    [InlineData("", "cos.*.myqcloud.com", "None")]
    public void Test_OfAHostAndAPattern_TellsEndpointOrBucket(string host, string pattern, string expected) =>
        Assert.Equal(expected, EndpointHost.Test(host, pattern).ToString());
}
