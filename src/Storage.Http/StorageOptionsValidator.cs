using Microsoft.Extensions.Options;

namespace Storage.Http;

/// <summary>Refuses options that cannot be used when the host starts, else when the first client is made, and names all that is wrong with them.</summary>
sealed class StorageOptionsValidator(StorageRegistrations registrations) : IValidateOptions<StorageErrorHandlingOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageErrorHandlingOptions options)
    {
        var client = name ?? Options.DefaultName;
        var faults = OptionsFault.Find(options, registrations.HandlingOf(client));
        string[] told = [.. options.Trace?.Tell(faults) ?? faults.Select(fault => fault.ToString())];
        return told.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The storage error handling of {registrations.Describe(client)} cannot be used: {string.Join(' ', told)}");
    }
}
