using System.Text.Json.Serialization;

namespace Storage.Http.Benchmarks.Peers.Readers;

/// <summary>The serializer's code for <see cref="ErrorValues"/>, written by the compiler.</summary>
[JsonSerializable(typeof(ErrorValues))]
sealed partial class GeneratedJson : JsonSerializerContext
{
}
