using Storage.Http.Demo.Stages;

namespace Storage.Http.Demo.Scenarios;

/// <summary>The scenarios in the order in which they are played.</summary>
static class AllScenarios
{
    internal static IReadOnlyList<Scenario> List { get; } =
    [
        CopyThatSaysSlowDown.Scenario,
        CopyCutShort.Scenario,
        KeyServiceWithRetryAfter.Scenario,
        FetchThrottled.Scenario,
        BadRequestThatMeansSlowDown.Scenario,
        DataBeingSynchronised.Scenario,
        UploadFromPipe.Scenario,
        UploadFromPipeWithBuffer.Scenario,
        UploadOverBrokenConnection.Scenario,
        AppendOverBrokenConnection.Scenario,
        CallbackThatFailed.Scenario,
        DeleteInPart.Scenario,
        ErrorInHeadersOnly.Scenario,
        PictureInsteadOfError.Scenario,
        ObjectThatLooksLikeAnError.Scenario,
    ];
}
