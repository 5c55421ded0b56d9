namespace Storage.Http.Tests.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The file.</param>
/// <param name="Line">The number of the line that opens it.</param>
/// <param name="Language">The word behind the fence; may be empty.</param>
/// <param name="Snippet">The name in the comment above it, or null.</param>
/// <param name="Body">The lines inside.</param>
sealed record Fence(string Page, int Line, string Language, string? Snippet, string Body)
{
    public override string ToString() => $"{Page}:{Line} {Language} {Snippet}";
}
