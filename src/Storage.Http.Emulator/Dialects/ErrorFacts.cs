namespace Storage.Http.Emulator.Dialects;

/// <summary>What an error document tells.</summary>
sealed record ErrorFacts(string Code, string Message, string Resource, string? Key, AnswerIds Ids);
