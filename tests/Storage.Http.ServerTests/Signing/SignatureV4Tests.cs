using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Signing;

/// <summary>The examples of Amazon's page "Signature Calculations for the Authorization Header".</summary>
public class SignatureV4Tests
{
    const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static readonly SwiftAccount Account = new("", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    [Theory]
    [InlineData("?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("?max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    [InlineData("?prefix=J&max-keys=2", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void Authorization_of_a_published_example_bears_its_signature(string query, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://examplebucket.s3.amazonaws.com/{query}");
        request.Headers.Add("x-amz-date", "20130524T000000Z");
        request.Headers.Add("x-amz-content-sha256", Empty);

        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}",
            SignatureV4.Authorization(request, Empty, Account, new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero)));
    }
}
