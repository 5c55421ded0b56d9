using System.Diagnostics.CodeAnalysis;

namespace Storage.Http;

/// <summary>All that is known of one store, as data: how to recognise it, where its errors stand, what its good answers look like, its codes.</summary>
/// <remarks>
/// The built-in stores are static properties. Make your own for another store: <c>new StorageProvider("HuaweiObs") { RequestIdHeaders = ["x-obs-request-id"], ... }</c>.
/// Two providers are the same only when they are the same object.
/// </remarks>
public sealed partial class StorageProvider
{
    readonly Func<StorageProvider, IReadOnlyList<StorageErrorDefinition>>? _createRows;
    readonly Func<IReadOnlyList<StorageProvider>>? _createRelatives;
    IReadOnlyList<StorageErrorDefinition>? _rows;
    IReadOnlyList<StorageProvider>? _relatives;
    DefinitionIndex? _index;

    /// <summary>Creates a store.</summary>
    /// <param name="name">A short name, such as <c>HuaweiObs</c>; logs, metrics and configuration show it.</param>
    /// <param name="createRows">Makes the registry's rows of this store, called once, when the first code is looked up; null for none.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public StorageProvider(string name, Func<StorageProvider, IReadOnlyList<StorageErrorDefinition>>? createRows = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _createRows = createRows;
    }

    // The built-in stores refer to each other, so their relatives are looked up late.
    StorageProvider(
        string name, Func<StorageProvider, IReadOnlyList<StorageErrorDefinition>> createRows, Func<IReadOnlyList<StorageProvider>> createRelatives)
        : this(name, createRows) => _createRelatives = createRelatives;

    /// <summary>A short name; logs, metrics and configuration show it.</summary>
    public string Name { get; }

    /// <summary>
    /// The hosts on which no bucket stands in the name, <c>*</c> standing for one or more characters but a dot: <c>cos.*.myqcloud.com</c>.
    /// A host that ends in a dot and one of these is a bucket's. Default empty.
    /// </summary>
    public IReadOnlyList<string> EndpointHosts { get; init; } = [];

    /// <summary>What the <c>Server</c> header of its answers begins with. Default empty.</summary>
    public IReadOnlyList<string> ServerNames { get; init; } = [];

    /// <summary>The answer's headers that hold the request id, the best first; one of them in an answer tells the store. Default empty.</summary>
    public IReadOnlyList<string> RequestIdHeaders { get; init; } = [];

    /// <summary>The answer's headers that hold the trace id. Default empty.</summary>
    public IReadOnlyList<string> TraceIdHeaders { get; init; } = [];

    /// <summary>The answer's headers that hold a second id or the host. Default empty.</summary>
    public IReadOnlyList<string> HostIdHeaders { get; init; } = [];

    /// <summary>The answer's headers that hold an error, the first to be believed first. Default empty.</summary>
    public IReadOnlyList<StorageErrorHeader> ErrorHeaders { get; init; } = [];

    /// <summary>The answer's headers by which the store asks for a wait, besides <c>Retry-After</c>. Default empty.</summary>
    public IReadOnlyList<StorageDelayHeader> DelayHeaders { get; init; } = [];

    /// <summary>The request's headers that make a PUT a copy, move or fetch. Default empty.</summary>
    public IReadOnlyList<StorageSourceHeader> SourceHeaders { get; init; } = [];

    /// <summary>The query key that names a multipart upload: <c>uploadId</c> or <c>upload_id</c>. Default <c>uploadId</c>.</summary>
    public string UploadIdKey { get; init; } = "uploadId";

    /// <summary>The query key that makes a POST or PUT an append. Default <c>append</c>.</summary>
    public string AppendKey { get; init; } = "append";

    /// <summary>What a good answer to a complete-multipart looks like. Default anything.</summary>
    public StorageResult CompleteResult { get; init; } = StorageResult.Anything;

    /// <summary>What a good answer to a delete-multiple looks like. Default anything.</summary>
    public StorageResult DeleteResult { get; init; } = StorageResult.Anything;

    /// <summary>The query keys that make a GET on a bucket a listing or a question about its settings. Default empty.</summary>
    public IReadOnlyList<string> BucketQueryKeys { get; init; } = [];

    /// <summary>The request's headers that ask for a callback; the answer may then be the callback's. Default empty.</summary>
    public IReadOnlyList<string> CallbackHeaders { get; init; } = [];

    /// <summary>The query keys that ask for a callback. Default empty.</summary>
    public IReadOnlyList<string> CallbackQueryKeys { get; init; } = [];

    /// <summary>The request's headers that ask for processing on upload, so that the answer has another shape. Default empty.</summary>
    public IReadOnlyList<string> ProcessingHeaders { get; init; } = [];

    /// <summary>The query keys that hold the signature of a URL signed beforehand. Default empty.</summary>
    public IReadOnlyList<string> SignatureQueryKeys { get; init; } = [];

    /// <summary>Where the query of a URL signed beforehand tells when the URL runs out: no wait before a retry outlives it. Default empty.</summary>
    public IReadOnlyList<StorageUrlExpiry> UrlExpiries { get; init; } = [];

    /// <summary>
    /// The elements and properties of error documents that hold signatures or credentials, in any case; they are never kept. A <c>*</c> at the
    /// beginning or end stands for anything. Default the usual ones of S3 and its relatives.
    /// </summary>
    public IReadOnlyList<string> SecretElements { get; init; } =
    [
        "StringToSign*", "CanonicalRequest*", "Signature*", "FormatString", "*AccessKeyId", "*AccessKey", "*SecretKey", "Token*", "*Token", "Authorization",
    ];

    /// <summary>The stores whose codes mean the same here; looked up after this store's own. Default empty.</summary>
    [AllowNull]
    public IReadOnlyList<StorageProvider> Relatives
    {
        get => _relatives ??= _createRelatives?.Invoke() ?? [];
        init => _relatives = value;
    }

    /// <summary>The rows of this store, in the order of its pages.</summary>
    public IReadOnlyList<StorageErrorDefinition> Definitions => _rows ?? Interlocked.CompareExchange(ref _rows, CreateRows(), null) ?? _rows;

    internal DefinitionIndex Index => _index ?? Interlocked.CompareExchange(ref _index, new DefinitionIndex(Definitions), null) ?? _index;

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    IReadOnlyList<StorageErrorDefinition> CreateRows()
    {
        var rows = _createRows?.Invoke(this) ?? [];
        foreach (var row in rows)
        {
            if (row.Provider != this)
            {
                throw new InvalidOperationException($"The row {row} is among those of {Name}, but its provider is {row.Provider.Name}.");
            }
        }

        return rows;
    }
}
