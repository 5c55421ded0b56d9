using Microsoft.Extensions.Options;

namespace Storage.Http;

/// <summary>Sets the options by what was said at registration.</summary>
sealed class StorageOptionsSetup(StorageRegistrations registrations) : IConfigureNamedOptions<StorageErrorHandlingOptions>
{
    public void Configure(StorageErrorHandlingOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, StorageErrorHandlingOptions options) => registrations.Apply(name ?? Options.DefaultName, options);
}
