namespace Storage.Http.Requests;

/// <summary>What a key in a request's query may be, for all stores.</summary>
sealed class QueryKey
{
    internal QueryKeyRoles Roles { get; set; }
}
