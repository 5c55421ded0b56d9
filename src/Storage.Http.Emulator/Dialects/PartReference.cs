namespace Storage.Http.Emulator.Dialects;

/// <summary>One line of a complete's list; the entity tag without quotes, or null where the dialect lets it out.</summary>
readonly record struct PartReference(int Number, string? ETag);
