using Storage.Http.Benchmarks.Storm.Clock;

namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>What a client is made of: its clock, its luck, and the way to the store.</summary>
sealed record ClientParts(VirtualTime Time, SeededRandom Random, HttpMessageHandler Store);
