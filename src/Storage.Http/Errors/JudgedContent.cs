namespace Storage.Http;

/// <summary>A content of ours, which has room for the verdict on its answer. The table of <see cref="StorageAnnotations"/> costs the garbage collector more than the rest of a judgement.</summary>
abstract class JudgedContent : HttpContent
{
    HttpResponseMessage? _response;
    StorageError? _error;

    /// <summary>The verdict on that answer; null for another one that a handler gave the content to.</summary>
    internal StorageError? GetError(HttpResponseMessage response) => _response == response ? _error : null;

    internal void SetError(HttpResponseMessage response, StorageError error) => (_response, _error) = (response, error);
}
