using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Docs;

// snippet: keyed-client-type
/// <summary>Copies from one store to another.</summary>
public sealed class Archive([FromKeyedServices("cos")] HttpClient from, [FromKeyedServices("oss")] HttpClient to)
{
    public async Task CopyAsync(string name)
    {
        using var read = (await from.GetAsync(new Uri(name, UriKind.Relative))).EnsureStorageSuccess();
        using var content = new ByteArrayContent(await read.Content.ReadAsByteArrayAsync());    // can be sent twice, as what comes from a socket cannot
        using var written = (await to.PutAsync(new Uri(name, UriKind.Relative), content)).EnsureStorageSuccess();
    }
}

// end-snippet
