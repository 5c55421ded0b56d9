namespace Storage.Http.Tests.Docs;

/// <summary>The clock that the signing handler of the examples signs by.</summary>
sealed class SigningClock
{
    internal TimeSpan Offset { get; set; }
}
