namespace Storage.Http.Responses;

/// <summary>What one header means.</summary>
/// <param name="Part">The part it plays.</param>
/// <param name="Rank">How good it is beside others of the same part; less is better.</param>
/// <param name="Owner">The store that sends it.</param>
/// <param name="Error">For an error: how it is written.</param>
/// <param name="Unit">For a wait: what the number counts.</param>
readonly record struct AnswerHeaderRole(
    AnswerHeaderPart Part, int Rank = 0, StorageProvider? Owner = null, StorageErrorHeader? Error = null, TimeSpan Unit = default);
