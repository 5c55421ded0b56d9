using System.Diagnostics.CodeAnalysis;

namespace Storage.Http;

public sealed partial class StorageError
{
    [SetsRequiredMembers]
    StorageError(StorageError other, bool maybeApplied)
    {
        Provider = other.Provider;
        Code = other.Code;
        Kind = other.Kind;
        _message = other._message;
        RequestId = other.RequestId;
        TraceId = other.TraceId;
        Resource = other.Resource;
        HostId = other.HostId;
        StatusCode = other.StatusCode;
        WireStatusCode = other.WireStatusCode;
        IsEmbedded = other.IsEmbedded;
        ServerDelay = other.ServerDelay;
        Items = other.Items;
        Details = other.Details;
        Definition = other.Definition;
        NeverSent = other.NeverSent;
        RefusedHere = other.RefusedHere;
        MaybeApplied = maybeApplied;
    }

    internal StorageError WithMaybeApplied() => MaybeApplied ? this : new(this, maybeApplied: true);
}
