namespace Storage.Http;

/// <summary>Finds what is wrong with options, in one sentence that names the option and its value.</summary>
static class OptionsFault
{
    internal static string? Find(StorageErrorHandlingOptions options, StorageHandling handling) =>
        options.FindFault()
        ?? (handling == StorageHandling.Classify && options.ThrowOnError
            ? $"{nameof(StorageErrorHandlingOptions.ThrowOnError)} is True; it cannot be with classification only, where handlers further out have to see the answer."
            : null);
}
