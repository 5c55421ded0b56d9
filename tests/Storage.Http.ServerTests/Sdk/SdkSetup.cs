using Amazon.Runtime;
using Amazon.S3;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>What is special about a client.</summary>
sealed record SdkSetup
{
    internal static SdkSetup Usual { get; } = new();

    /// <summary>For a server that never says 100 Continue.</summary>
    internal static SdkSetup NeverAsked { get; } = new() { ContinueTimeout = TimeSpan.Zero };

    internal Action<StorageErrorHandlingOptions>? Options { get; init; }

    internal Action<AmazonS3Config>? Config { get; init; }

    /// <summary>A handler between ours, or the SDK where there is none, and the network.</summary>
    internal DelegatingHandler? Inside { get; init; }

    /// <summary>A handler between the SDK and ours.</summary>
    internal DelegatingHandler? Outside { get; init; }

    internal AWSCredentials Credentials { get; init; } = new BasicAWSCredentials("access", "secret");

    /// <summary>How long a server is waited for that may refuse before the body: long, however slow the machine.</summary>
    internal TimeSpan ContinueTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
