using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator;

/// <summary>What the emulator's stores hold, for tests to look at and to prepare. Safe to use while requests run.</summary>
public sealed class StoredObjects
{
    readonly IReadOnlyDictionary<StorageProvider, (Dialect Dialect, ObjectStore Store)> _stores;
    readonly TimeProvider _timeProvider;

    internal StoredObjects(IReadOnlyDictionary<StorageProvider, (Dialect Dialect, ObjectStore Store)> stores, TimeProvider timeProvider)
    {
        _stores = stores;
        _timeProvider = timeProvider;
    }

    /// <summary>Finds an object.</summary>
    /// <param name="provider">The store.</param>
    /// <param name="key">The key, decoded, without a leading slash.</param>
    /// <param name="bucket">The bucket.</param>
    /// <returns>The object as it is now, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The emulator does not serve <paramref name="provider"/>.</exception>
    public StoredObject? Find(StorageProvider provider, string key, string bucket = StorageEmulator.DefaultBucket)
    {
        var store = Store(provider).Store;
        lock (store.Gate)
        {
            return store.Find(bucket, key);
        }
    }

    /// <summary>Stores an object without a request.</summary>
    /// <param name="provider">The store.</param>
    /// <param name="key">The key, decoded, without a leading slash.</param>
    /// <param name="content">The bytes; they are not copied.</param>
    /// <param name="contentType">The object's <c>Content-Type</c>.</param>
    /// <param name="bucket">The bucket, made when it is not there.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentException">The emulator does not serve <paramref name="provider"/>, or <paramref name="key"/> is empty.</exception>
    public StoredObject Put(
        StorageProvider provider, string key, ReadOnlyMemory<byte> content, string contentType = "application/octet-stream", string bucket = StorageEmulator.DefaultBucket)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        var (dialect, store) = Store(provider);
        lock (store.Gate)
        {
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = contentType };
            store.Write(bucket, key, content, ContentHash.ETag(content.Span, dialect.UpperETag), _timeProvider.GetUtcNow(), headers);
            return store.Find(bucket, key)!;
        }
    }

    /// <summary>Removes an object without a request.</summary>
    /// <param name="provider">The store.</param>
    /// <param name="key">The key, decoded, without a leading slash.</param>
    /// <param name="bucket">The bucket.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="ArgumentException">The emulator does not serve <paramref name="provider"/>.</exception>
    public bool Remove(StorageProvider provider, string key, string bucket = StorageEmulator.DefaultBucket)
    {
        var store = Store(provider).Store;
        lock (store.Gate)
        {
            return store.Delete(bucket, key);
        }
    }

    /// <summary>The objects of a bucket, in the order of their keys.</summary>
    /// <param name="provider">The store.</param>
    /// <param name="bucket">The bucket.</param>
    /// <returns>The objects as they are now; empty when the bucket is not there.</returns>
    /// <exception cref="ArgumentException">The emulator does not serve <paramref name="provider"/>.</exception>
    public IReadOnlyList<StoredObject> List(StorageProvider provider, string bucket = StorageEmulator.DefaultBucket)
    {
        var store = Store(provider).Store;
        lock (store.Gate)
        {
            return [.. store.List(bucket)];
        }
    }

    /// <summary>How many multipart uploads are begun and neither completed nor aborted.</summary>
    /// <param name="provider">The store.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The emulator does not serve <paramref name="provider"/>.</exception>
    public int OpenUploads(StorageProvider provider)
    {
        var store = Store(provider).Store;
        lock (store.Gate)
        {
            return store.UploadCount;
        }
    }

    (Dialect Dialect, ObjectStore Store) Store(StorageProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return _stores.TryGetValue(provider, out var found)
            ? found
            : throw new ArgumentException($"This emulator does not serve {provider}; name it in {nameof(StorageEmulatorOptions)}.{nameof(StorageEmulatorOptions.Providers)}.", nameof(provider));
    }
}
