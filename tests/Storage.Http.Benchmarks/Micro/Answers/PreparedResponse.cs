namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>An answer that is handed out again and again: it outlives whoever disposes it.</summary>
sealed class PreparedResponse : HttpResponseMessage
{
#pragma warning disable CA2215 // Its content must outlive the call too.
    protected override void Dispose(bool disposing)
    {
    }
#pragma warning restore CA2215 // The same.
}
