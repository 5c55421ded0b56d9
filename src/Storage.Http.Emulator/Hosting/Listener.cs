using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator.Hosting;

/// <summary>What stands behind one port; hung on every connection to it.</summary>
sealed record Listener(Dialect Dialect, ObjectStore Store);
