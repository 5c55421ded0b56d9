namespace Storage.Http.Emulator.Objects;

/// <summary>An upload that was begun and neither completed nor aborted.</summary>
sealed class MultipartUpload(string id, string bucket, string key, IReadOnlyDictionary<string, string> headers)
{
    internal string Id { get; } = id;

    internal string Bucket { get; } = bucket;

    internal string Key { get; } = key;

    internal IReadOnlyDictionary<string, string> Headers { get; } = headers;

    internal SortedDictionary<int, UploadedPart> Parts { get; } = [];
}
