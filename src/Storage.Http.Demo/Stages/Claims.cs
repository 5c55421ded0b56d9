using System.Globalization;
using System.Net;

namespace Storage.Http.Demo.Stages;

/// <summary>The promise in parts, each held against what came of it.</summary>
sealed partial class Claims(StorageProvider provider, Ending ending)
{
    readonly List<Claim> _all = [];

    internal IReadOnlyList<Claim> All => _all;

    internal bool AllHold => _all.TrueForAll(claim => claim.Holds);

    /// <summary>The status that the caller sees.</summary>
    internal Claims CallerGets(HttpStatusCode status) => Add(
        $"the caller gets {(int)status}", ending.Status == status, ending.Status is { } found ? $"it was {(int)found}" : "there was no answer");

    internal Claims CallerGetsNoAnswer() => Add(
        "the caller gets the network's exception", ending is { Status: null, Exception: not null }, $"the caller got {(int?)ending.Status}");

    internal Claims CallerReads(ReadOnlySpan<byte> bytes) => Add(
        string.Create(CultureInfo.InvariantCulture, $"reads all {bytes.Length:N0} bytes of the answer"), bytes.SequenceEqual(ending.Body), $"it read {ending.Body.Length} bytes, or others");

    /// <summary>The caller reads the bytes of the last answer as they came over the wire.</summary>
    internal Claims CallerReadsWhatCame() => Add(
        "reads the answer as it came",
        ending is { Body.Length: > 0, Wire: [.., { Answer: { } answer }] } && answer.Body.AsSpan().SequenceEqual(ending.Body),
        string.Create(CultureInfo.InvariantCulture, $"it read {ending.Body.Length} bytes, or others"));

    internal Claims ServerReceives(int requests) => Add(
        requests == 1 ? "the server received one request" : $"the server received {requests} requests", ending.Received.Count == requests, $"it received {ending.Received.Count}");

    internal Claims EachRequestBrings(byte[] bytes) => Add(
        string.Create(CultureInfo.InvariantCulture, $"{(ending.Received.Count == 1 ? "it brought all" : "each brought the same")} {bytes.Length:N0} bytes"),
        ending.Received.Count > 0 && ending.Received.All(request => request.IsBodyComplete && request.Body.Span.SequenceEqual(bytes)),
        "lengths were " + string.Join(", ", ending.Received.Select(request => request.BodyLength)));

    internal Claims StoreHolds(string key, ReadOnlySpan<byte> bytes)
    {
        var found = ending.Objects.Find(provider, key);
        return Add($"{key} is stored byte for byte, once", found is { Writes: 1 } && bytes.SequenceEqual(found.Content.Span), found is null ? "it is not there" : $"{found.Content.Length} bytes, {found.Writes} writes");
    }

    internal Claims StoreLacks(string key) => Add($"{key} is not stored", ending.Objects.Find(provider, key) is null, "it is there");

    /// <summary>The wait between the first two requests, by the clock of the server.</summary>
    internal Claims ServerWaitedFor(TimeSpan atLeast)
    {
        var wait = ending.Received is [var first, var second, ..] ? second.ReceivedAt - first.ReceivedAt : TimeSpan.Zero;
        return Add(
            string.Create(CultureInfo.InvariantCulture, $"the second came {atLeast.TotalSeconds} s later or more"), wait >= atLeast, string.Create(CultureInfo.InvariantCulture, $"after {wait.TotalSeconds:F3} s"));
    }

    Claims Add(string text, bool holds, string found, bool isInTable = false)
    {
        _all.Add(new(text, holds, found, isInTable));
        return this;
    }
}
