using System.Globalization;
using System.Text;

namespace Storage.Http.Emulator.Dialects;

/// <summary>The ids of one answer, in the shape of the store's, counted up so that no two are alike.</summary>
sealed record AnswerIds(string Request, string? Trace = null, string? Host = null)
{
    // Two dots-and-hex groups and a counter in base64, as in NWNhZjdiNDdfMjM1ODhfMTYyZl8xODdm.
    internal static AnswerIds Cos(long number) => new(
        Base64(string.Create(CultureInfo.InvariantCulture, $"5caf7b47_23588_162f_{number:x}")),
        Trace: Base64(string.Create(CultureInfo.InvariantCulture, $"8efc6b2d3b069ca89454d10b9ef001874{number:x16}")));

    internal static AnswerIds Oss(long number) => new(string.Create(CultureInfo.InvariantCulture, $"5C3D9175{number:X16}"), Host: "oss-cn-hangzhou.aliyuncs.com");

    internal static AnswerIds QingStor(long number) => new(string.Create(CultureInfo.InvariantCulture, $"aa08cf7a{number:x8}"));

    internal static AnswerIds S3(long number) => new(
        string.Create(CultureInfo.InvariantCulture, $"4442587F{number:X8}"),
        Host: Base64(string.Create(CultureInfo.InvariantCulture, $"s3-host-id-of-an-emulated-front-end-{number:x16}")));

    static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
