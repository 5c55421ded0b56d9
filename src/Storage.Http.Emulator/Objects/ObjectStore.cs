using System.Globalization;

namespace Storage.Http.Emulator.Objects;

/// <summary>The buckets of one store. Not safe by itself: whoever uses it holds <see cref="Gate"/>.</summary>
sealed class ObjectStore(bool autoCreateBuckets)
{
    readonly Dictionary<string, SortedDictionary<string, StoredObject>> _buckets = new(StringComparer.Ordinal);
    readonly Dictionary<(string Bucket, string Key), int> _writes = [];
    readonly Dictionary<string, MultipartUpload> _uploads = new(StringComparer.Ordinal);
    int _lastUpload;

    internal Lock Gate { get; } = new();

    internal bool HasBucket(string bucket) => autoCreateBuckets || _buckets.ContainsKey(bucket);

    internal bool IsEmpty(string bucket) => !_buckets.TryGetValue(bucket, out var objects) || objects.Count == 0;

    internal bool WasCreated(string bucket) => _buckets.ContainsKey(bucket);

    internal void CreateBucket(string bucket) => _buckets.TryAdd(bucket, new(StringComparer.Ordinal));

    internal void DeleteBucket(string bucket) => _buckets.Remove(bucket);

    internal IEnumerable<StoredObject> List(string bucket) => _buckets.TryGetValue(bucket, out var objects) ? objects.Values : [];

    internal StoredObject? Find(string bucket, string key) =>
        _buckets.TryGetValue(bucket, out var objects) && objects.TryGetValue(key, out var found) ? found : null;

    internal void Write(
        string bucket, string key, ReadOnlyMemory<byte> content, string etag, DateTimeOffset now, IReadOnlyDictionary<string, string> headers, bool appendable = false)
    {
        CreateBucket(bucket);
        var writes = _writes[(bucket, key)] = _writes.GetValueOrDefault((bucket, key)) + 1;
        var second = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        _buckets[bucket][key] = new(bucket, key, content, etag, second, headers) { Writes = writes, IsAppendable = appendable };
    }

    internal bool Delete(string bucket, string key) => _buckets.TryGetValue(bucket, out var objects) && objects.Remove(key);

    /// <summary>An upload's id is given out before the upload is added: an answer may be lost, and the upload with it.</summary>
    internal string NextUploadId() => (++_lastUpload).ToString("x16", CultureInfo.InvariantCulture) + "5f3a9c7e21d84b60";

    internal void AddUpload(MultipartUpload upload) => _uploads.Add(upload.Id, upload);

    internal MultipartUpload? FindUpload(string bucket, string key, string id) =>
        _uploads.TryGetValue(id, out var upload) && upload.Bucket == bucket && upload.Key == key ? upload : null;

    internal void RemoveUpload(MultipartUpload upload) => _uploads.Remove(upload.Id);

    internal int UploadCount => _uploads.Count;
}
