namespace Storage.Http.Demo.Stages;

/// <summary>One part of a promise, and whether it held.</summary>
/// <param name="Text">What was promised.</param>
/// <param name="Holds">Whether it came so.</param>
/// <param name="Found">What came instead.</param>
/// <param name="IsInTable">Whether the table of attempts shows it anyway.</param>
readonly record struct Claim(string Text, bool Holds, string Found, bool IsInTable);
