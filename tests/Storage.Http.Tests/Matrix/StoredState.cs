using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>Says what became of an object, byte by byte.</summary>
static class StoredState
{
    /// <summary>The bytes that the matrix uploads, copies and reads.</summary>
    public static byte[] Payload { get; } = MakePayload();

    public static string Written(EmulatorSession stage, string key, byte[] expected) => stage.Find(key) is not { } found ? "nothing"
        : !found.Content.Span.SequenceEqual(expected) ? $"damaged: {found.Content.Length} bytes"
        : found.Writes == 1 ? "whole"
        : $"whole, {found.Writes} times";

    public static string Presence(EmulatorSession stage, string key) => stage.Find(key) is null ? "gone" : "there";

    static byte[] MakePayload()
    {
        var bytes = new byte[100_000];
        new Random(2026).NextBytes(bytes);
        return bytes;
    }
}
