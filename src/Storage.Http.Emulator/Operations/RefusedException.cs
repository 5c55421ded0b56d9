using Storage.Http.Emulator.Dialects;

namespace Storage.Http.Emulator.Operations;

/// <summary>An operation ends in an error of the store.</summary>
sealed class RefusedException(StoreError error, string message, string? header = null, string? value = null) : Exception(message)
{
    internal StoreError Error { get; } = error;

    /// <summary>A header that goes with the answer, or null.</summary>
    internal KeyValuePair<string, string>? Header { get; } = header is null ? null : new(header, value ?? "");
}
