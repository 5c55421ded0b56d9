namespace Storage.Http;

/// <summary>Finds what is wrong with options, each in one sentence that names the option and its value.</summary>
static class OptionsFault
{
    internal static IEnumerable<OptionFault> Find(StorageErrorHandlingOptions options, StorageHandling handling) =>
    [
        .. OptionRange.Faults(
            RowsFault(options.Provider),
            handling == StorageHandling.Classify && options.ThrowOnError
                ? new(nameof(StorageErrorHandlingOptions.ThrowOnError), " is True; it cannot be with classification only, where handlers further out have to see the answer.")
                : null),
        .. options.FindFaults(),
    ];

    // A store's rows are made when its first code is looked up; one of the caller's own shall fail at start-up, not then.
    static OptionFault? RowsFault(StorageProvider? provider)
    {
        try
        {
            foreach (var store in provider is null || BuiltInProviders.All.Contains(provider) ? [] : provider.Relatives.Prepend(provider))
            {
                _ = store.Index;
            }

            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return new(nameof(StorageErrorHandlingOptions.Provider), $" is {provider}: {exception.Message}");
        }
    }
}
