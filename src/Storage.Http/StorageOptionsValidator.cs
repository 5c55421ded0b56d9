using Microsoft.Extensions.Options;

namespace Storage.Http;

/// <summary>Refuses options that are out of range when the host starts, else when the first client is made.</summary>
sealed class StorageOptionsValidator(StorageRegistrations registrations) : IValidateOptions<StorageErrorHandlingOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageErrorHandlingOptions options) =>
        OptionsFault.Find(options, registrations.HandlingOf(name ?? Options.DefaultName)) is { } fault
            ? ValidateOptionsResult.Fail($"The storage error handling of the HttpClient '{name}' cannot be used: {fault}")
            : ValidateOptionsResult.Success;
}
