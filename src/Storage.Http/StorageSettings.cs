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

    public RetrySettings? Retry { get; set; }

    public ThrottlingSettings? Throttling { get; set; }

    public LogSettings? Log { get; set; }

    /// <exception cref="InvalidOperationException">A value cannot be read, or the provider's name is unknown; the message names the key.</exception>
    internal static void Apply(IConfiguration section, StorageErrorHandlingOptions options)
    {
        RefuseValues(section, nameof(Retry), ConfigurationPath.Combine(nameof(Retry), nameof(RetrySettings.Budget)), nameof(Throttling), nameof(Log));
        var settings = section.Get<StorageSettings>() ?? new();
        options.Provider = settings.Provider is { } name ? FindProvider(section, name) : options.Provider;
        options.MaxErrorBodyBytes = settings.MaxErrorBodyBytes ?? options.MaxErrorBodyBytes;
        options.ErrorBodyTimeout = settings.ErrorBodyTimeout ?? options.ErrorBodyTimeout;
        options.SurfaceEmbeddedErrors = settings.SurfaceEmbeddedErrors ?? options.SurfaceEmbeddedErrors;
        options.ThrowOnError = settings.ThrowOnError ?? options.ThrowOnError;
        settings.Retry?.Apply(options.Retry);
        settings.Throttling?.Apply(options);
        settings.Log?.Apply(options.Log);
    }

    static StorageProvider FindProvider(IConfiguration section, string name) => BuiltInProviders.Find(name) ?? throw new InvalidOperationException(
        $"The configuration key '{PathOf(section, nameof(Provider))}' is '{name}'; it must be one of {string.Join(", ", BuiltInProviders.All)}. Set a provider of your own in code.");

    // The binder would pass over "Throttling": true without a word.
    static void RefuseValues(IConfiguration section, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (section[key] is { Length: > 0 } value)
            {
                throw new InvalidOperationException($"The configuration key '{PathOf(section, key)}' is '{value}'; it is a section, whose keys are set one by one.");
            }
        }
    }

    static string PathOf(IConfiguration section, string key) => section is IConfigurationSection { Path: var path } ? ConfigurationPath.Combine(path, key) : key;
}
