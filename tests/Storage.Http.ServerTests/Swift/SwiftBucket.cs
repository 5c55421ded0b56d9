using System.Net;
using System.Security.Cryptography;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>A bucket of one test's own, and a plain client beside the one under test that sets the stage and looks at what is stored.</summary>
sealed class SwiftBucket : IDisposable
{
    readonly HttpClient _plain;

    SwiftBucket(SwiftServer server, SwiftAccount account)
    {
        Account = account;
        _plain = new(new SigningHandler(account, new()) { InnerHandler = new SocketsHttpHandler { UseProxy = false } }) { BaseAddress = server.Patient };
    }

    public SwiftAccount Account { get; }

    public string Name { get; } = $"b{Guid.NewGuid():N}";

    public static async Task<SwiftBucket> CreateAsync(SwiftServer server, SwiftAccount? account = null)
    {
        var bucket = new SwiftBucket(server, account ?? SwiftAccount.Tester);
        using var response = await bucket._plain.PutAsync(bucket.Name, null);
        response.EnsureSuccessStatusCode();
        return bucket;
    }

    /// <summary>The path of an object, relative to the endpoint.</summary>
    public string this[string key] => $"{Name}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}";

    public async Task PutAsync(string key, byte[] bytes)
    {
        using var response = await _plain.PutAsync(this[key], new ByteArrayContent(bytes));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>SHA-256 of what is stored, in hexadecimal; null where nothing is.</summary>
    public async Task<string?> HashAsync(string key)
    {
        using var response = await _plain.GetAsync(this[key], HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(await response.Content.ReadAsStreamAsync()));
    }

    public void Dispose() => _plain.Dispose();
}
