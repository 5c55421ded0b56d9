namespace Storage.Http.ServerTests.Swift;

/// <summary>A stream that can seek, and halts half-way the first time it is read.</summary>
sealed class StallingStream(byte[] bytes, TimeSpan halt) : MemoryStream(bytes, writable: false)
{
    bool _halted;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var half = Length / 2;
        if (Position >= half && !_halted)
        {
            _halted = true;
            await Task.Delay(halt, TimeProvider.System, cancellationToken);
        }

        var most = Position < half ? half - Position : Length - Position;
        return Read(buffer.Span[..(int)Math.Min(buffer.Length, most)]);
    }

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        var buffer = new byte[bufferSize];
        while (await ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            await destination.FlushAsync(cancellationToken);
        }
    }
}
