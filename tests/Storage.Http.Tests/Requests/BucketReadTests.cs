using Storage.Http.Requests;

namespace Storage.Http.Tests.Requests;

public class BucketReadTests
{
    static readonly ProviderSet All = new(null, StorageErrorRegistry.Default.Providers);

    [Theory]
    [InlineData("https://bucket.example.com/?list-type=2", true)]
    [InlineData("https://bucket.example.com?list-type=2", true)]
    [InlineData("https://bucket.example.com//?acl", true)]
    [InlineData("https://bucket.example.com/key?acl", false)]
    [InlineData("https://bucket.example.com/a/b?acl", false)]
    [InlineData("https://bucket.example.com/a/../?acl", true)]
    [InlineData("https://bucket.example.com/?acl-x", false)]
    [InlineData("https://bucket.example.com/?ACL", false)]
    [InlineData("https://bucket.example.com/?x=acl", false)]
    [InlineData("https://bucket.example.com/", false)]
    [InlineData("https://bucket.example.com/#?acl", false)]
    [InlineData("https://bucket-1250000000.cos.ap-guangzhou.myqcloud.com/?acl", true)]
    [InlineData("https://bucket-1250000000.cos.ap-guangzhou.myqcloud.com/key?acl", false)]
    [InlineData("https://cos.ap-guangzhou.myqcloud.com/bucket?acl", true)]
    [InlineData("https://cos.ap-guangzhou.myqcloud.com/bucket/?acl", true)]
    [InlineData("https://cos.ap-guangzhou.myqcloud.com/bucket/key?acl", false)]
    [InlineData("https://cos.ap-guangzhou.myqcloud.com/bucket//?acl", true)]
    [InlineData("http://127.0.0.1:9000/bucket?acl", true)]
    [InlineData("http://[::1]:9000/bucket?acl", true)]
    [InlineData("http://localhost:9000/bucket?acl", true)]
    [InlineData("http://minio:9000/bucket?acl", true)]
    [InlineData("http://minio:9000/bucket/key?acl", false)]
    [InlineData("http://minio:9000/bucket/key/?acl", false)]
    [InlineData("HTTPS://USER@COS.AP-GUANGZHOU.MYQCLOUD.COM/Bucket?acl", true)]
    public void IsBucketRead_OfAUri_LooksAtPathHostAndQuery(string uri, bool expected) => Assert.Equal(expected, RequestFacts.IsBucketRead(new(uri), All));

    [Fact]
    public void IsBucketRead_OfNoOrARelativeUri_IsFalse()
    {
        Assert.False(RequestFacts.IsBucketRead(null, All));
        Assert.False(RequestFacts.IsBucketRead(new("/bucket?acl", UriKind.Relative), All));
        Assert.False(RequestFacts.IsBucketRead(new("bucket?acl&marker=http://a/b", UriKind.Relative), All));
    }
}
