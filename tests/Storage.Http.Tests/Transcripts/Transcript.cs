using System.Globalization;
using System.Reflection;

namespace Storage.Http.Tests.Transcripts;

/// <summary>One recorded exchange with a real server.</summary>
sealed class Transcript
{
    Transcript(string name, byte[] request, byte[] response)
    {
        Name = name;
        Request = RawMessage.Parse(request);
        Response = RawMessage.Parse(response);
    }

    public string Name { get; }

    public RawMessage Request { get; }

    public RawMessage Response { get; }

    public string Method => Request.StartLine.Split(' ')[0];

    /// <summary>Path and query.</summary>
    public string Target => Request.StartLine.Split(' ')[1];

    public int Status => int.Parse(Response.StartLine.Split(' ')[1], CultureInfo.InvariantCulture);

    public string ReasonPhrase => Response.StartLine.Split(' ', 3)[2];

    /// <summary>The answer's body as the caller has to get it.</summary>
    public byte[] ResponseBody => Method == "HEAD" ? [] : Response.Body;

    public static Transcript Load(string name)
    {
        using var stream = Open(name + ".txt");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var request = Between(bytes, "===== request =====\n"u8, "\n===== response =====\n"u8);
        var response = Between(bytes, "\n===== response =====\n"u8, "\n===== end =====\n"u8);
        return new(name, request, response);
    }

    public static Stream Open(string file) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("Transcripts/" + file) ?? throw new FileNotFoundException("No such transcript.", file);

    /// <summary>The recorded request, sent to another address.</summary>
    public HttpRequestMessage CreateRequest(Uri server)
    {
        var request = new HttpRequestMessage(new(Method), new Uri(server, Target));
        var body = SentBody();
        var content = new ByteArrayContent(body);
        foreach (var (name, value) in Request.Headers.Where(header => header.Key is not ("Host" or "Content-Length")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        request.Content = body.Length > 0 || content.Headers.NonValidated.Count > 0 ? content : null;
        return request;
    }

    /// <summary>The recorded body, made up to its announced length where the recorded client broke off.</summary>
    public byte[] SentBody()
    {
        var body = new byte[Math.Max(Request.ContentLength, Request.Body.Length)];
        body.AsSpan().Fill((byte)'x');
        Request.Body.CopyTo(body, 0);
        return body;
    }

    public override string ToString() => Name;

    static byte[] Between(byte[] bytes, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> closing)
    {
        var start = bytes.AsSpan().IndexOf(opening) + opening.Length;
        return bytes.AsSpan(start, bytes.AsSpan(start).IndexOf(closing)).ToArray();
    }
}
