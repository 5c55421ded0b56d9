using Microsoft.AspNetCore.Http;

namespace Storage.Http.Emulator.Faults;

/// <summary>What of a request decides whether it meets a fault.</summary>
readonly record struct RequestHead(StorageProvider Provider, string Method, string Path, IQueryCollection Query);
