using FsCheck;
using FsCheck.Fluent;

namespace Storage.Http.Tests.Responses;

/// <summary>How properties are checked here: the same cases on every run.</summary>
static class Properties
{
    public static void Hold<T>(Gen<T> cases, int count, Action<T> body) => Prop.ForAll(cases.ToArbitrary(), body)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(2026, 1121));

    /// <summary>Texts of all sorts: plain, blank, with markup, beyond the basic plane, controls.</summary>
    public static Gen<string> Texts { get; } = Gen.ListOf(Gen.Elements(
        "a", "Slow", "Down", " ", "\n", "\t", "<", ">", "&", "\"", "'", "&amp;", "]]>", "<!--", "-->", "</Code>", "<Code>", "</", "{", "}", "[", "]", ":", ",", "\\",
        "\\u0041", "é", "中文", "\U0001F600", "\u2028", "\u00A0", "\u0085", "Error", "null", "0", "-1")).Select(string.Concat);
}
