namespace Storage.Http.ServerTests.Sdk;

/// <summary>What a <see cref="TroubleHandler"/> does to a request or its answer.</summary>
public enum Trouble
{
    /// <summary>503 SlowDown when the body has been read; the server never sees it.</summary>
    Refuse,

    /// <summary>503 SlowDown before the body.</summary>
    RefuseUnread,

    /// <summary>The server carries it out, and the connection breaks before the answer.</summary>
    Lose,

    /// <summary>The server carries it out, and the answer is 500 InternalError.</summary>
    Fail,

    /// <summary>The server carries it out, and the answer is 200 with InternalError inside.</summary>
    Hide,

    /// <summary>The server carries it out, and the answer is an empty 200.</summary>
    Empty,
}
