namespace Storage.Http.Benchmarks.Sockets;

/// <summary>One thing to measure.</summary>
/// <param name="Region">The part of the page that holds its tables.</param>
/// <param name="MeasureAsync">Measures it at the server's address and writes the tables.</param>
sealed record SocketsMeasure(string Region, Func<SocketsPlan, Uri, Task<string>> MeasureAsync);
