using System.Globalization;
using System.Net;
using System.Text;
using Storage.Http.Emulator.Faults;

namespace Storage.Http.Emulator;

public sealed partial class Fault
{
    // One grey pixel.
    static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGPoAQAAggCBd81ytgAAAABJRU5ErkJggg==");

    /// <summary>The object is stored, but the callback that the request asked for failed: status 203 and an error document.</summary>
    /// <returns>The fault.</returns>
    public static Fault CallbackFailed() => new(new(FaultKind.CallbackFailed) { Code = "CallbackFailed", Status = 203 });

    /// <summary>A placeholder picture with status 200 and the error in the header <c>X-ErrNo</c>, as Cloud Infinite answers.</summary>
    /// <param name="number">The error's number, such as -29214.</param>
    /// <returns>The fault.</returns>
    public static Fault PlaceholderPicture(int number) => new Fault(new(FaultKind.Placeholder) { Status = 200, Content = Picture, ContentType = "image/png" })
        .WithHeader("X-ErrNo", number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The HTML page of a gateway, without any of the store's headers.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The fault.</returns>
    public static Fault HtmlPage(int status = 502)
    {
        CheckStatus(status);
        var title = $"{status} {(HttpStatusCode)status}";
        var page = $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
        return new Fault(new(FaultKind.Body) { Status = status, Content = Encoding.UTF8.GetBytes(page), ContentType = "text/html", IsForeign = true }).WithHeader("Server", "nginx");
    }

    /// <summary>A status and a body of your own, under the store's usual headers.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="content">The body; not copied.</param>
    /// <param name="contentType">Its type, or null for none.</param>
    /// <returns>The fault.</returns>
    public static Fault Body(int status, ReadOnlyMemory<byte> content, string? contentType = null)
    {
        CheckStatus(status);
        return new(new(FaultKind.Body) { Status = status, Content = content, ContentType = contentType });
    }

    /// <summary>
    /// Bytes that go to the socket as they are, status line and all; the connection is closed behind them, unless <see cref="ThenHang"/> or <see cref="ThenReset"/> ends it
    /// otherwise, whatever the point. For more, see <see cref="RawServer"/>.
    /// </summary>
    /// <param name="bytes">The bytes; not copied.</param>
    /// <returns>The fault.</returns>
    public static Fault Wire(ReadOnlyMemory<byte> bytes) => new(new(FaultKind.Wire) { Content = bytes });
}
