using System.Net;

namespace Storage.Http.ServerTests.Swift;

/// <summary>What the handler tells of an answer.</summary>
static class Told
{
    /// <summary>A failure with this status on the wire, code and kind, and the request id that the server gave.</summary>
    internal static StorageError IsError(HttpResponseMessage response, int status, string? code, StorageErrorKind kind)
    {
        var error = response.GetStorageError();
        Assert.NotNull(error);
        Assert.Equal(((HttpStatusCode)status, code, kind, false), (error.WireStatusCode, error.Code, error.Kind, error.IsEmbedded));
        Assert.Equal((error.WireStatusCode, error.WireStatusCode), (error.StatusCode, response.StatusCode));
        HasId(response, error);
        return error;
    }

    /// <summary>An error inside a 200, surfaced with this status.</summary>
    internal static StorageError IsHidden(HttpResponseMessage response, int status, string? code, StorageErrorKind kind)
    {
        var error = response.GetStorageError();
        Assert.NotNull(error);
        Assert.Equal((HttpStatusCode.OK, code, kind, true), (error.WireStatusCode, error.Code, error.Kind, error.IsEmbedded));
        Assert.Equal(((HttpStatusCode)status, (HttpStatusCode)status), (response.StatusCode, error.StatusCode));
        HasId(response, error);
        return error;
    }

    /// <summary>A success at the first send, of which nothing is told.</summary>
    internal static void IsNothing(HttpResponseMessage response, int status = 200)
    {
        Assert.Equal(((HttpStatusCode)status, null), (response.StatusCode, response.GetStorageError()));
        Assert.Empty(response.GetStorageAttempts());
    }

    /// <summary>A success in the end, after the attempts that are given as decision and reason; the last is Succeed.</summary>
    internal static void IsRecovered(HttpResponseMessage response, params string[] story)
    {
        Assert.Equal((true, null), (response.IsSuccessStatusCode, response.GetStorageError()));
        HasStory(response, [.. story, "Succeed Succeeded"]);
    }

    /// <summary>A success in the end, after a first attempt with this decision and reason; on a slow machine more may have failed since.</summary>
    internal static void IsRecoveredFrom(HttpResponseMessage response, string first)
    {
        Assert.Equal((true, null), (response.IsSuccessStatusCode, response.GetStorageError()));
        var story = response.GetStorageAttempts().Select(attempt => $"{attempt.Decision} {attempt.Reason}").ToList();
        Assert.Equal((first, "Succeed Succeeded"), (story[0], story[^1]));
    }

    /// <summary>These attempts, each as decision and reason.</summary>
    internal static void HasStory(HttpResponseMessage response, params string[] story) =>
        Assert.Equal(story, response.GetStorageAttempts().Select(attempt => $"{attempt.Decision} {attempt.Reason}"));

    static void HasId(HttpResponseMessage response, StorageError error)
    {
        Assert.Equal(StorageProvider.S3, error.Provider);
        Assert.Equal(response.Headers.GetValues("x-amz-request-id").Single(), error.RequestId);
    }
}
