using Amazon.S3.Model.Internal.MarshallTransformations;

namespace Storage.Http.Benchmarks.Peers.Readers;

/// <summary>The part of the AWS SDK that makes an object of an S3 error; the exception that it then throws is left out.</summary>
static class AwsErrorPeer
{
    static readonly AwsAnswer Answer = new();

    internal static S3ErrorResponse Read(byte[] body)
    {
        using var context = new S3UnmarshallerContext(new MemoryStream(body), maintainResponseBody: false, Answer, isException: true);
        return S3ErrorResponseUnmarshaller.Instance.Unmarshall(context);
    }
}
