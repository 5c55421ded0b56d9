using System.Net;

namespace Storage.Http.Tests.Errors;

/// <summary>A row for tests that only care about its key and kind.</summary>
static class ExampleRow
{
    internal static StorageErrorDefinition Of(StorageProvider provider, string code, int status, StorageErrorKind kind) =>
        new(provider, "Main", code, kind, code + ".", "Wait.", (HttpStatusCode)status);
}
