using System.Text.Json;
using System.Text.RegularExpressions;

namespace Storage.Http.Tests.Emulator;

/// <summary>A multipart upload of the key <c>big</c>, in the dialect of the session's store.</summary>
sealed partial class MultipartCall
{
    readonly EmulatorSession _session;
    readonly string _id;
    readonly Dictionary<int, string> _etags = [];

    MultipartCall(EmulatorSession session, string id)
    {
        _session = session;
        _id = id;
    }

    bool IsQingStor => _session.Provider == StorageProvider.QingStor;

    bool IsJson => IsQingStor || _session.Provider == StorageProvider.TencentCoffer;

    public static async Task<MultipartCall> BeginAsync(EmulatorSession session)
    {
        using var answer = await session.PostAsync("big?uploads", "");
        var match = UploadId().Match(await answer.Content.ReadAsStringAsync());
        Assert.True(match.Success);
        return new(session, match.Groups[1].Value);
    }

    public string Uri(int? part = null) => IsQingStor
        ? $"big?upload_id={_id}{(part is null ? "" : $"&part_number={part}")}"
        : $"big?uploadId={_id}{(part is null ? "" : $"&partNumber={part}")}";

    public async Task PutPartAsync(int number, string text)
    {
        using var answer = await _session.PutAsync(Uri(number), text);
        Assert.True(answer.IsSuccessStatusCode);
        _etags[number] = answer.Headers.ETag!.Tag;
    }

    public Task<HttpResponseMessage> CompleteAsync(params int[] parts) => _session.PostAsync(Uri(), List(parts));

    public string List(params int[] parts) => IsJson ? JsonList(parts) : XmlList(parts);

    string XmlList(int[] parts) => "<CompleteMultipartUpload>" + string.Concat(parts.Select(number =>
        $"<Part><PartNumber>{number}</PartNumber><ETag>{_etags.GetValueOrDefault(number, CopiedETag)}</ETag></Part>")) + "</CompleteMultipartUpload>";

    // The digest of "234", which the copied part holds.
    static string CopiedETag => "289dff07669d7a23de0ef88d2f7129e7";

    string JsonList(int[] parts) => IsQingStor
        ? JsonSerializer.Serialize(new { object_parts = parts.Select(number => new { part_number = number }) })
        : JsonSerializer.Serialize(new { Part = parts.Select(number => new { PartNumber = number, ETag = _etags[number].Trim('"') }) });

    [GeneratedRegex("""(?:<UploadId>|"(?:upload_id|UploadId)":\s*")([^<"]+)""")]
    private static partial Regex UploadId();
}
