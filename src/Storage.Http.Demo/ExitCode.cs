namespace Storage.Http.Demo;

/// <summary>What the program tells the shell.</summary>
static class ExitCode
{
    internal const int Success = 0;

    /// <summary>A scenario did not go as promised, or a code is not known.</summary>
    internal const int Failure = 1;

    /// <summary>The arguments make no sense.</summary>
    internal const int Usage = 2;

    /// <summary>Ended by Ctrl+C, as shells tell it.</summary>
    internal const int Interrupted = 130;
}
