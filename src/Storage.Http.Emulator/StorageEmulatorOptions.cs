namespace Storage.Http.Emulator;

/// <summary>How a <see cref="StorageEmulator"/> is set up.</summary>
public sealed class StorageEmulatorOptions
{
    /// <summary>The stores to serve, each on a port of its own. Default all built-in ones. A store of your own is spoken to as S3, with that store's header names.</summary>
    public IReadOnlyList<StorageProvider> Providers { get; set; } =
    [
        StorageProvider.TencentCos, StorageProvider.TencentCi, StorageProvider.AlibabaOss, StorageProvider.TencentCoffer, StorageProvider.QingStor, StorageProvider.S3,
    ];

    /// <summary>The port of the first store, the others following one by one. Default 0: any free port for each.</summary>
    public int FirstPort { get; set; }

    /// <summary>The rows by which codes are answered. Default <see cref="StorageErrorRegistry.Default"/>.</summary>
    public StorageErrorRegistry Registry { get; set; } = StorageErrorRegistry.Default;

    /// <summary>The clock of <c>Date</c>, <c>Last-Modified</c>, delays and blanks. Default the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Whether a bucket is there as soon as it is named. Default true; else it is made by a PUT, and until then a request for it is answered with the store's error.</summary>
    public bool AutoCreateBuckets { get; set; } = true;

    /// <summary>Whether the request header <c>x-emulator-fault</c> is obeyed. Default true.</summary>
    public bool UseControlHeader { get; set; } = true;

    /// <summary>The largest request body, in bytes; a larger one is answered with the store's error. Default 256 MiB.</summary>
    public long MaxRequestBodyBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>How many requests are kept in <see cref="StorageEmulator.Requests"/>; older ones are forgotten. Default 10,000.</summary>
    public int MaxRecordedRequests { get; set; } = 10_000;

    /// <summary>How many bytes of bodies the kept requests hold together; beyond it a body is only hashed. Default 256 MiB.</summary>
    public long MaxRecordedBodyBytes { get; set; } = 256L * 1024 * 1024;

    internal void Validate()
    {
        if (Providers is not { Count: > 0 } || Providers.Contains(null!) || Providers.Distinct().Count() != Providers.Count)
        {
            throw new ArgumentException($"{nameof(Providers)} names at least one store, and none twice.");
        }

        Require(FirstPort is 0 or > 0 && FirstPort + Providers.Count <= 65536, nameof(FirstPort), FirstPort);
        Require(MaxRequestBodyBytes is >= 0 and <= int.MaxValue / 2, nameof(MaxRequestBodyBytes), MaxRequestBodyBytes);
        Require(MaxRecordedRequests > 0, nameof(MaxRecordedRequests), MaxRecordedRequests);
        Require(MaxRecordedBodyBytes >= 0, nameof(MaxRecordedBodyBytes), MaxRecordedBodyBytes);
        ArgumentNullException.ThrowIfNull(Registry);
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }

    static void Require(bool holds, string name, long value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{nameof(StorageEmulatorOptions)}.{name} is out of range.");
        }
    }
}
