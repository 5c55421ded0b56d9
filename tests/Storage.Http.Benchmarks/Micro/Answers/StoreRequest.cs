namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>Requests as they are sent, signature included.</summary>
static class StoreRequest
{
    /// <summary>A signature as COS asks for.</summary>
    internal const string CosAuthorization =
        "q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE&q-sign-time=1785742200;1785745800&q-key-time=1785742200;1785745800&q-header-list=host&q-url-param-list=&q-signature=80fdcbe1a2f4a1dd7d8fa0b13a9ac9e0d6e1f0c2";

    static readonly Uri S3Address = new("https://examplebucket.s3.eu-central-1.amazonaws.com/photos/2026/08/03.jpg");
    static readonly Uri CosAddress = new("https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photos/2026/08/03.jpg");

    internal static HttpRequestMessage GetFromS3() => SignedForS3(new(HttpMethod.Get, S3Address));

    internal static HttpRequestMessage GetFromCos() => SignedForCos(new(HttpMethod.Get, CosAddress));

    internal static HttpRequestMessage CopyInS3() => SignedForS3(new(HttpMethod.Put, S3Address), ("x-amz-copy-source", "sourcebucket/photos/original.jpg"));

    internal static HttpRequestMessage CopyInCos() =>
        SignedForCos(new(HttpMethod.Put, CosAddress), ("x-cos-copy-source", "sourcebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photos/original.jpg"));

    static HttpRequestMessage SignedForS3(HttpRequestMessage request, params ReadOnlySpan<(string Name, string Value)> headers) => Signed(
        request,
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260803/eu-central-1/s3/aws4_request,SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024",
        [("x-amz-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), ("x-amz-date", "20260803T073000Z"), .. headers]);

    static HttpRequestMessage SignedForCos(HttpRequestMessage request, params ReadOnlySpan<(string Name, string Value)> headers) => Signed(
        request,
        CosAuthorization,
        headers);

    static HttpRequestMessage Signed(HttpRequestMessage request, string authorization, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
