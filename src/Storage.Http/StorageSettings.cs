using Microsoft.Extensions.Configuration;

namespace Storage.Http;

/// <summary>The options as they stand in configuration; what is left out stays as it is.</summary>
sealed partial class StorageSettings
{
    public string? Provider { get; set; }

    public int? MaxErrorBodyBytes { get; set; }

    public TimeSpan? ErrorBodyTimeout { get; set; }

    public bool? SurfaceEmbeddedErrors { get; set; }

    public bool? ThrowOnError { get; set; }

    public bool? CheckHandlerOrder { get; set; }

    public RetrySettings? Retry { get; set; }

    public ThrottlingSettings? Throttling { get; set; }

    public LogSettings? Log { get; set; }

    /// <summary>Sets what the section sets. What is wrong with it is noted on the options, for their validation to tell.</summary>
    internal static void Apply(IConfiguration section, StorageErrorHandlingOptions options)
    {
        var read = new SettingsSection(section);
        read.Bind().Apply(options);
        options.Trace ??= new();
        options.Trace.Add(read, OptionsFault.Find(options, StorageHandling.Classify));
    }

    void Apply(StorageErrorHandlingOptions options)
    {
        options.Provider = Provider is { } name ? BuiltInProviders.Find(name) : options.Provider;
        options.MaxErrorBodyBytes = MaxErrorBodyBytes ?? options.MaxErrorBodyBytes;
        options.ErrorBodyTimeout = ErrorBodyTimeout ?? options.ErrorBodyTimeout;
        options.SurfaceEmbeddedErrors = SurfaceEmbeddedErrors ?? options.SurfaceEmbeddedErrors;
        options.ThrowOnError = ThrowOnError ?? options.ThrowOnError;
        options.CheckHandlerOrder = CheckHandlerOrder ?? options.CheckHandlerOrder;
        Retry?.Apply(options.Retry);
        Throttling?.Apply(options);
        Log?.Apply(options.Log);
    }
}
