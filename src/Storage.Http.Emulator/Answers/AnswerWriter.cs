using System.Text;
using Microsoft.AspNetCore.Http;
using Storage.Http.Emulator.Faults;
using Storage.Http.Emulator.Hosting;

namespace Storage.Http.Emulator.Answers;

/// <summary>Sends an answer, as fast and as far as the fault lets it.</summary>
sealed class AnswerWriter(HttpContext context, FaultPlan plan, string opening, TimeProvider timeProvider, CancellationToken stop)
{
    /// <summary>Sends the answer. When this returns true, all of it went out; else the connection is to be reset.</summary>
    internal async Task<bool> SendAsync(Answer answer)
    {
        await PauseAsync(plan.Delay).ConfigureAwait(false);
        if (plan.StopsAt(FaultPoint.BeforeHeaders))
        {
            return await EndAsync().ConfigureAwait(false);
        }

        var hasBody = !HttpMethods.IsHead(context.Request.Method) && answer.Status is not (204 or 304);
        WriteHead(answer, hasBody);
        await context.Response.StartAsync(stop).ConfigureAwait(false);
        if (plan.Blanks > 0 || plan.StopsAt(FaultPoint.AfterHeaders) || plan.ChunkInterval > TimeSpan.Zero)
        {
            await context.Response.Body.FlushAsync(stop).ConfigureAwait(false);
        }

        if (plan.StopsAt(FaultPoint.AfterHeaders))
        {
            return await EndAsync().ConfigureAwait(false);
        }

        if (hasBody && !await WriteBodyAsync(answer).ConfigureAwait(false))
        {
            return false;
        }

        if (plan.StopsAt(FaultPoint.AfterBody))
        {
            if (plan.End is FaultEnd.Reset or FaultEnd.Close)
            {
                await context.Response.CompleteAsync().ConfigureAwait(false);
            }

            return await EndAsync().ConfigureAwait(false);
        }

        return true;
    }

    void WriteHead(Answer answer, bool hasBody)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.ContentType is { } type)
        {
            response.Headers.ContentType = type;
        }

        // A hang after the last byte shows only where the length is not told.
        var isOpen = answer.IsChunked || (plan.End == FaultEnd.Hang && plan.StopsAt(FaultPoint.AfterBody));
        if (answer.Status is not (204 or 304) && !(hasBody && isOpen))
        {
            response.ContentLength = answer.Body.Length;
        }
    }

    async Task<bool> WriteBodyAsync(Answer answer)
    {
        var body = answer.Body;
        if (plan.Blanks > 0)
        {
            body = body[await WriteBlanksAsync(body).ConfigureAwait(false)..];
        }

        var stopAfter = plan.StopsAt(FaultPoint.InBody) ? Math.Min(plan.PointBytes ?? body.Length / 2, body.Length) : body.Length;
        for (var sent = 0; sent < stopAfter;)
        {
            var size = plan.ChunkSize > 0 ? Math.Min(plan.ChunkSize, stopAfter - sent) : stopAfter - sent;
            await context.Response.Body.WriteAsync(body.Slice(sent, size), stop).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(stop).ConfigureAwait(false);
            sent += size;
            if (sent < body.Length)
            {
                await PauseAsync(plan.ChunkInterval).ConfigureAwait(false);
            }
        }

        return !plan.StopsAt(FaultPoint.InBody) || await EndAsync().ConfigureAwait(false);
    }

    // The declaration goes first where the store sends it first; returns how much of the body that was.
    async Task<int> WriteBlanksAsync(ReadOnlyMemory<byte> body)
    {
        var first = Encoding.ASCII.GetBytes(opening);
        var skipped = body.Span.StartsWith(first) ? first.Length : 0;
        await context.Response.Body.WriteAsync(body[..skipped], stop).ConfigureAwait(false);
        for (var i = 0; i < plan.Blanks; i++)
        {
            await context.Response.Body.WriteAsync(" "u8.ToArray(), stop).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(stop).ConfigureAwait(false);
            await PauseAsync(plan.BlankInterval).ConfigureAwait(false);
        }

        return skipped;
    }

    async Task<bool> EndAsync()
    {
        await ConnectionEnd.ReachAsync(context, plan.End, timeProvider, stop).ConfigureAwait(false);
        return false;
    }

    Task PauseAsync(TimeSpan wait) => wait > TimeSpan.Zero ? Task.Delay(wait, timeProvider, stop) : Task.CompletedTask;
}
