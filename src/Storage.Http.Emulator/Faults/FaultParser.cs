using System.Globalization;
using System.Text;

namespace Storage.Http.Emulator.Faults;

/// <summary>Reads the text of the control header: what happens, then options, apart by semicolons.</summary>
static class FaultParser
{
    internal static Fault Parse(string text)
    {
        var words = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            throw new FormatException("The fault is empty.");
        }

        var options = new FaultOptions(words[1..]);
        try
        {
            var fault = options.Apply(Kind(words[0], options));
            options.RequireAllUsed();
            return fault;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new FormatException($"{text}: {error.Message}", error);
        }
    }

    static Fault Kind(string word, FaultOptions options)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? word : word[..colon].TrimEnd();
        var value = colon < 0 ? null : word[(colon + 1)..].TrimStart();
        return name switch
        {
            "pass" => Fault.Pass,
            "error" => Fault.Error(Required(value, name), options.Number("status"), options.Text("message")),
            "embedded" => Fault.Embedded(Required(value, name), options.Text("message"), options.Number("status") ?? 200),
            "some-keys" => Fault.SomeKeys(Required(value, name), (options.Text("keys") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            "cut" => Fault.Cut(value is null ? null : Number(value)),
            "empty" => Fault.Empty(),
            "hang" => Fault.Hang(value is null ? FaultPoint.BeforeHeaders : Point(value), options.Number("bytes")),
            "reset" => Fault.Reset(value is null ? FaultPoint.BeforeHeaders : Point(value), options.Number("bytes")),
            "close" => Fault.Close(value is null ? FaultPoint.BeforeHeaders : Point(value), options.Number("bytes")),
            "slow" => Fault.Slow(value is null ? 1 : Number(value), options.Milliseconds("every")),
            "callback-failed" => Fault.CallbackFailed(),
            "picture" => Fault.PlaceholderPicture(Number(Required(value, name))),
            "wire" => Fault.Wire(Encoding.Latin1.GetBytes(Uri.UnescapeDataString(Required(value, name)))),
            "html" => Fault.HtmlPage(value is null ? 502 : Number(value)),
            _ when colon < 0 => Fault.Error(name, options.Number("status"), options.Text("message")),
            _ => throw new FormatException($"{name} is no fault: pass, error, embedded, some-keys, cut, empty, hang, reset, close, slow, callback-failed, picture, html, wire or a code."),
        };
    }

    internal static int Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{text} is no number.");

    internal static FaultPoint Point(string text) => text switch
    {
        "request-body" => FaultPoint.InRequestBody,
        "before-headers" => FaultPoint.BeforeHeaders,
        "after-headers" => FaultPoint.AfterHeaders,
        "in-body" => FaultPoint.InBody,
        "after-body" => FaultPoint.AfterBody,
        _ => throw new FormatException($"{text} is no point: request-body, before-headers, after-headers, in-body or after-body."),
    };

    static string Required(string? value, string name) => string.IsNullOrEmpty(value) ? throw new FormatException($"{name} needs a value behind a colon.") : value;
}
