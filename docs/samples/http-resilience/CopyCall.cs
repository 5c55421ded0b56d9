namespace HttpResilienceSample;

/// <summary>A copy inside the store, and what became of it. The lines are those of docs/pipelines.md.</summary>
static class CopyCall
{
    internal static async Task CopyAsync(HttpClient client, TextWriter output)
    {
        using var copy = new HttpRequestMessage(HttpMethod.Put, "copy.bin");
        copy.Headers.Add("x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photo.bin");
        using var response = await client.SendAsync(copy);
        Tell(response, output);
    }

    internal static void Tell(HttpResponseMessage response, TextWriter output)
    {
        output.WriteLine($"{(int)response.StatusCode} {response.GetStorageError()}");
        foreach (var attempt in response.GetStorageAttempts())
        {
            output.WriteLine(attempt);
        }
    }
}
