using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>An operation of the matrix.</summary>
/// <param name="Store">The store that it is asked of.</param>
/// <param name="PrepareAsync">Brings the store to where it can be asked for, and makes the request.</param>
sealed record MatrixOperation(StorageProvider Store, Func<EmulatorSession, Task<MatrixCall>> PrepareAsync);
