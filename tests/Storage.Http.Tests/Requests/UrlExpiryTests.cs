using Storage.Http.Requests;

namespace Storage.Http.Tests.Requests;

public class UrlExpiryTests
{
    const string Expected = "2026-11-21T09:00:00Z";
    static readonly ProviderSet All = new(null, BuiltInProviders.All);

    [Theory]
    [InlineData("S3", "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261121T080000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=s")]
    [InlineData("S3", "AWSAccessKeyId=id&Signature=s%2Ba&Expires=1795251600")]
    [InlineData("S3", "X-Obs-Date=20261121T080000Z&X-Obs-Expires=3600&X-Obs-Signature=s")]
    [InlineData("S3", "X-Tos-Algorithm=TOS4-HMAC-SHA256&X-Tos-Date=20261121T080000Z&X-Tos-Expires=3600&X-Tos-Signature=s")]
    [InlineData("TencentCos", "q-sign-algorithm=sha1&q-sign-time=1795248000;1795251600&q-key-time=1795248000;1795251600&q-signature=s")]
    [InlineData("TencentCos", "q-sign-time=1795248000%3B1795251600&q-key-time=1795248000%3b1795251600&q-signature=s")]
    [InlineData("TencentCos", "q-sign-time=1795248000;1795259999&q-key-time=1795248000;1795251600&q-signature=s")]
    [InlineData("TencentCos", "sign=q-sign-algorithm%3Dsha1%26q-ak%3Did%26q-sign-time%3D1795248000%3B1795251600%26q-header-list%3D%26q-signature%3Ds&response-content-type=a")]
    [InlineData("TencentCos", "sign=q-sign-algorithm=sha1&q-ak=id&q-sign-time=1795248000;1795251600&q-signature=s")]
    [InlineData("TencentCi", "q-sign-time=1795248000;1795251600&q-signature=s")]
    [InlineData("TencentCoffer", "q-sign-time=1795248000;1795251600&q-signature=s")]
    [InlineData("AlibabaOss", "OSSAccessKeyId=id&Expires=1795251600&Signature=s")]
    [InlineData("AlibabaOss", "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20261121T080000Z&x-oss-expires=3600&x-oss-signature=s")]
    [InlineData("QingStor", "access_key_id=id&expires=1795251600&signature=s")]
    public void Of_TheStoresForms_IsTheEnd(string store, string query)
    {
        var uri = new Uri("https://bucket.example.com/key?" + query);

        Assert.Equal(DateTimeOffset.Parse(Expected, null), UrlExpiry.Of(uri, new(BuiltInProviders.Find(store), BuiltInProviders.All)));
        Assert.Equal(DateTimeOffset.Parse(Expected, null), UrlExpiry.Of(uri, All));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Expires")]
    [InlineData("Expires=")]
    [InlineData("Expires=0")]
    [InlineData("Expires=-1")]
    [InlineData("Expires=+5")]
    [InlineData("Expires=soon")]
    [InlineData("Expires=1795251600.5")]
    [InlineData("Expires=1795251600000")]
    [InlineData("Expires=99999999999999999999999999")]
    [InlineData("Expires=1795251600&Expires=1795251600")]
    [InlineData("expires=1;")]
    [InlineData("q-sign-time=;")]
    [InlineData("q-sign-time=1795248000;never")]
    [InlineData("q-sign-time=1795248000;;")]
    [InlineData("X-Amz-Expires=3600")]
    [InlineData("X-Amz-Date=20261121T080000Z")]
    [InlineData("X-Amz-Date=20261121T080000Z86400&X-Amz-Expires=3600")]
    [InlineData("X-Amz-Date=20261121T080000Z&X-Amz-Expires=-3600")]
    [InlineData("X-Amz-Date=99991231T235959Z&X-Amz-Expires=1")]
    [InlineData("X-Amz-Date=20261121T080000Z&X-Amz-Expires=9223372036854775807")]
    [InlineData("X-Amz-Date=20261121T080000Z&X-Amz-Date=20261121T080000Z&X-Amz-Expires=3600")]
    [InlineData("X-Amz-Date=2026-11-21T08:00:00Z&X-Amz-Expires=3600")]
    [InlineData("sign=%26%26%3D%26q-sign-time%3D")]
    [InlineData("sign=%26%%%zz%26")]
    public void Of_WhatCannotBeRead_IsUnknown(string query) =>
        Assert.Null(UrlExpiry.Of(new("https://bucket.example.com/key?Signature=s&" + query), All));

    [Fact]
    public void Of_ARelativeOrMissingUri_IsUnknown()
    {
        Assert.Null(UrlExpiry.Of(null, All));
        Assert.Null(UrlExpiry.Of(new("key?Expires=x", UriKind.Relative), All));
    }

    [Fact]
    public void UrlExpiries_OfAStoreOfTheCallersOwn_Count()
    {
        var own = new StorageProvider("Own") { SignatureQueryKeys = ["sig"], UrlExpiries = [new("until")] };

        Assert.Equal(DateTimeOffset.Parse(Expected, null), UrlExpiry.Of(new("http://own.test/?sig=s&until=1795251600"), new(own, [])));
    }
}
