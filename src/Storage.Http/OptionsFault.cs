namespace Storage.Http;

/// <summary>Finds what is wrong with options, in one sentence that names the option and its value.</summary>
static class OptionsFault
{
    internal static string? Find(StorageErrorHandlingOptions options, StorageHandling handling) =>
        options.FindFault()
        ?? RowsFault(options.Provider)
        ?? (handling == StorageHandling.Classify && options.ThrowOnError
            ? $"{nameof(StorageErrorHandlingOptions.ThrowOnError)} is True; it cannot be with classification only, where handlers further out have to see the answer."
            : null);

    // A store's rows are made when its first code is looked up; one of the caller's own shall fail at start-up, not then.
    static string? RowsFault(StorageProvider? provider)
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
            return $"{nameof(StorageErrorHandlingOptions.Provider)} is {provider}: {exception.Message}";
        }
    }
}
