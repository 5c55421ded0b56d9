using System.Buffers;

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
