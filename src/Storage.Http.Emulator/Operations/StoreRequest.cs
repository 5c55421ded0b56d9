using Microsoft.AspNetCore.Http;
using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator.Operations;

/// <summary>A request as the operations see it: read whole, its address taken apart.</summary>
sealed class StoreRequest
{
    internal required Dialect Dialect { get; init; }

    internal required ObjectStore Store { get; init; }

    internal required string Method { get; init; }

    internal required string Host { get; init; }

    internal required ObjectAddress Address { get; init; }

    internal required IQueryCollection Query { get; init; }

    internal required IHeaderDictionary Headers { get; init; }

    internal required AnswerIds Ids { get; init; }

    internal required DateTimeOffset Now { get; init; }

    internal ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Which keys a delete-multiple is to fail for, or null for none.</summary>
    internal Func<string, KeyFailure?>? KeyFailures { get; set; }

    internal string Bucket => Address.Bucket;

    internal string Key => Address.Key;

    /// <summary>Scheme, host and path, as results and errors show it.</summary>
    internal string Location => $"http://{Host}/{Bucket}/{Uri.EscapeDataString(Key).Replace("%2F", "/", StringComparison.Ordinal)}";

    /// <summary>The value of a query key, or null when it is not there.</summary>
    internal string? QueryValue(string key) => Query.TryGetValue(key, out var value) ? value.ToString() : null;

    /// <summary>The value of a header, or null when it is not there.</summary>
    internal string? Header(string name) => Headers.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
}
