namespace Storage.Http.Pacing;

/// <summary>A request that waits for its turn.</summary>
sealed class PaceTurn : TaskCompletionSource
{
    internal PaceTurn(TaskCreationOptions options)
        : base(options) => Node = new(this);

    /// <summary>Its place in the queue.</summary>
    internal LinkedListNode<PaceTurn> Node { get; }

    /// <summary>When its turn came, in seconds of the pacer.</summary>
    internal double SentAt { get; set; }
}
