namespace Storage.Http.Responses;

/// <summary>What a member of a JSON object holds.</summary>
enum JsonKind
{
    Text,
    Number,

    /// <summary>true, false or null.</summary>
    Literal,
    Object,
    Array,
}
