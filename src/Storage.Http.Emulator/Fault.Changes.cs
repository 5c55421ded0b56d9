using System.Globalization;
using Storage.Http.Emulator.Faults;

namespace Storage.Http.Emulator;

public sealed partial class Fault
{
    /// <summary>The operation takes effect although its answer does not say so: the answer is lost, or lies.</summary>
    /// <returns>The changed fault.</returns>
    /// <exception cref="InvalidOperationException">The request's body is not received, so there is nothing to execute.</exception>
    public Fault WithEffect() => Plan.IsEarly || Plan.StopsAt(FaultPoint.InRequestBody)
        ? throw new InvalidOperationException("An operation whose request is not received cannot take effect.")
        : new(Plan with { Effect = true });

    /// <summary>The operation does not take effect, whatever its answer says.</summary>
    /// <returns>The changed fault.</returns>
    public Fault WithoutEffect() => new(Plan with { Effect = false });

    /// <summary>Answers before the request's body is read; a client that sent <c>Expect: 100-continue</c> is refused.</summary>
    /// <returns>The changed fault.</returns>
    /// <exception cref="InvalidOperationException">The answer depends on the operation, which needs the body.</exception>
    public Fault BeforeRequestBody() => Plan.Effect == true || Plan.Kind is FaultKind.Pass or FaultKind.Empty or FaultKind.CallbackFailed
        ? throw new InvalidOperationException("Only an answer that does not depend on the operation can come before the request's body.")
        : new(Plan with { IsEarly = true });

    /// <summary>Adds a header, replacing the answer's own of that name.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value; null takes the header away.</param>
    /// <returns>The changed fault.</returns>
    public Fault WithHeader(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(Plan with { Headers = [.. Plan.Headers, new(name, value)] });
    }

    /// <summary>Adds <c>Retry-After</c> in seconds.</summary>
    /// <param name="delay">The wait, rounded up to whole seconds.</param>
    /// <returns>The changed fault.</returns>
    public Fault WithRetryAfter(TimeSpan delay) => WithHeader("Retry-After", Math.Ceiling(delay.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture));

    /// <summary>Adds <c>Retry-After</c> as a date.</summary>
    /// <param name="date">The time to wait for, sent to the second.</param>
    /// <returns>The changed fault.</returns>
    public Fault WithRetryAfter(DateTimeOffset date) => WithHeader("Retry-After", date.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds one of the stores' own headers that ask for a wait, in milliseconds.</summary>
    /// <param name="header"><c>x-oss-qos-delay-time</c>, <c>x-obs-qos-delay-time</c> or <c>x-amz-retry-after</c>.</param>
    /// <param name="delay">The wait.</param>
    /// <returns>The changed fault.</returns>
    public Fault WithDelayHint(string header, TimeSpan delay) => WithHeader(header, delay.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture));

    /// <summary>Waits before the answer.</summary>
    /// <param name="delay">The wait, by the emulator's clock.</param>
    /// <returns>The changed fault.</returns>
    public Fault After(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new(Plan with { Delay = delay });
    }

    /// <summary>Sends headers at once, then blanks, then the body, in chunks: how stores keep a connection alive while they work.</summary>
    /// <param name="count">How many blanks.</param>
    /// <param name="interval">The wait after each, by the emulator's clock.</param>
    /// <returns>The changed fault.</returns>
    public Fault AfterBlanks(int count, TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        return new(Plan with { Blanks = count, BlankInterval = interval });
    }

    /// <summary>Sends the body a few bytes at a time.</summary>
    /// <param name="chunkSize">How many bytes go out at once.</param>
    /// <param name="interval">The wait after each, by the emulator's clock.</param>
    /// <returns>The changed fault.</returns>
    public Fault InChunks(int chunkSize, TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunkSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        return new(Plan with { ChunkSize = chunkSize, ChunkInterval = interval });
    }

    /// <summary>Compresses the body with gzip and says so in <c>Content-Encoding</c>.</summary>
    /// <returns>The changed fault.</returns>
    public Fault Compressed() => new(Plan with { IsCompressed = true });

    /// <summary>Breaks the answer off with silence, until the client goes away or the emulator ends.</summary>
    /// <param name="point">Where.</param>
    /// <param name="afterBytes">For a point in a body, how many of its bytes pass first; null for half of the answer's, or for one byte of the request's.</param>
    /// <returns>The changed fault.</returns>
    public Fault ThenHang(FaultPoint point, int? afterBytes = null) => EndingIn(FaultEnd.Hang, point, afterBytes);

    /// <summary>Breaks the answer off by resetting the connection.</summary>
    /// <param name="point">Where.</param>
    /// <param name="afterBytes">For a point in a body, how many of its bytes pass first; null for half of the answer's, or for one byte of the request's.</param>
    /// <returns>The changed fault.</returns>
    public Fault ThenReset(FaultPoint point, int? afterBytes = null) => EndingIn(FaultEnd.Reset, point, afterBytes);

    /// <summary>Breaks the answer off by closing the connection in good order, so that the client sees it end.</summary>
    /// <param name="point">Where.</param>
    /// <param name="afterBytes">For a point in a body, how many of its bytes pass first; null for half of the answer's, or for one byte of the request's.</param>
    /// <returns>The changed fault.</returns>
    public Fault ThenClose(FaultPoint point, int? afterBytes = null) => EndingIn(FaultEnd.Close, point, afterBytes);

    /// <summary>What the fault does, in short.</summary>
    /// <returns>For example <c>Error SlowDown</c>.</returns>
    public override string ToString()
    {
        var code = Plan.Code is { } text ? $" {text}" : "";
        var end = Plan.End == FaultEnd.None ? "" : $", {Plan.End} {Plan.Point}";
        return $"{(Plan.IsCut ? "Cut" : Plan.Kind)}{code}{end}";
    }

    Fault EndingIn(FaultEnd end, FaultPoint point, int? afterBytes)
    {
        if (!Enum.IsDefined(point))
        {
            throw new ArgumentOutOfRangeException(nameof(point), point, "This is no point of an exchange.");
        }

        CheckBytes(afterBytes, nameof(afterBytes));
        return point == FaultPoint.InRequestBody && Plan.Effect == true
            ? throw new InvalidOperationException("An operation whose request is not received cannot take effect.")
            : new(Plan with { End = end, Point = point, PointBytes = afterBytes });
    }
}
