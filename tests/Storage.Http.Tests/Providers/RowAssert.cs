using System.Buffers;
using System.Net;

namespace Storage.Http.Tests.Providers;

/// <summary>What holds for the rows of every store.</summary>
static class RowAssert
{
    // CJK punctuation, ideographs and full-width forms: a vendor's sentence that was pasted.
    static readonly SearchValues<char> Cjk = SearchValues.Create(
        [.. Enumerable.Range(0x2E80, 0xA000 - 0x2E80).Concat(Enumerable.Range(0xF900, 0x200)).Concat(Enumerable.Range(0xFF00, 0xF0)).Select(c => (char)c)]);

    internal static void IsOneSentence(string text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text));
        Assert.Equal(text.Trim(), text);
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('|', text);
        Assert.DoesNotContain('\n', text);
        Assert.False(text.AsSpan().ContainsAny(Cjk), text);
    }

    /// <summary>The rows that are ever sent again are these, in this order, with these kinds and shortest waits; and each is found by code and status.</summary>
    internal static void AreRetried(TheoryData<string, int?, StorageErrorKind, int> expected, StorageProvider provider)
    {
        var listed = expected.Select(row => (Code: (string)row[0], Status: (HttpStatusCode?)(int?)row[1], Kind: (StorageErrorKind)row[2], Wait: (int)row[3])).ToArray();
        var rows = provider.Definitions.Where(IsEverRetried).ToArray();

        Assert.Equal(listed, rows.Select(row => (row.Code, row.StatusCode, row.Kind, (int)(row.MinDelay?.TotalMilliseconds ?? 0))));
        Assert.All(listed, row => Assert.Equal(row.Kind, StorageErrorRegistry.Default.Find(provider, row.Code, row.Status)?.Kind));
    }

    /// <summary>The code is known, means that, and is never sent again.</summary>
    internal static void IsNotRetried(StorageProvider provider, string code, int status, StorageErrorKind kind)
    {
        var row = StorageErrorRegistry.Default.Find(provider, code, (HttpStatusCode)status);

        Assert.NotNull(row);
        Assert.Equal(kind, row.Kind);
        Assert.False(IsEverRetried(row));
    }

    internal static bool IsEverRetried(StorageErrorDefinition row) => row.Kind
        is StorageErrorKind.Throttling
        or StorageErrorKind.Transient
        or StorageErrorKind.Timeout
        or StorageErrorKind.Connection
        or StorageErrorKind.Upstream
        or StorageErrorKind.Conflict
        or StorageErrorKind.Incomplete
        or StorageErrorKind.Integrity
        or StorageErrorKind.ClockSkew
        or StorageErrorKind.CredentialsExpired;
}
