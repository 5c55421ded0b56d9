using System.Text;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>What a good answer to a copy, complete or delete-multiple looks like, and what is missing in one that does not.</summary>
static class ResultPromise
{
    const string Other = "The answer holds something else than its result.";

    internal static StorageResult Of(in RequestFacts facts, StorageProvider? provider)
    {
        if (facts.AsksCallback || facts.AsksProcessing)
        {
            return StorageResult.Anything;
        }

        provider ??= facts.ProviderHint ?? StorageProvider.S3;
        return facts.Operation switch
        {
            StorageOperation.Copy => facts.Source!.Result,
            StorageOperation.Complete => provider.CompleteResult,
            StorageOperation.DeleteMultiple => provider.DeleteResult,
            _ => StorageResult.Anything,
        };
    }

    /// <summary>What is missing, in words; null when the promise is kept.</summary>
    /// <remarks>
    /// A store may answer in the other format than the one expected, and a relative may call its root otherwise; that is no failure as long as the
    /// document is whole and, where it is XML under another name, brings an ETag or names a key. A proxy's page of HTML does neither.
    /// </remarks>
    internal static string? Missing(StorageResult promise, RootShape shape, in ResultDocument result, ReadOnlySpan<byte> rootName)
    {
        if (promise.Format is StorageResultFormat.Anything or StorageResultFormat.Empty)
        {
            return null;
        }

        return shape switch
        {
            RootShape.Undecided => "The answer ended before its result began.",
            not (RootShape.Xml or RootShape.Json) => Other,
            RootShape.Xml when !result.HasProof && !IsPromised(promise, rootName) => Other,
            _ when !result.IsClosed => "The answer ended inside its result.",
            _ when promise.EtagRequired && result.IsSound && !result.HasEtag => "The result lacks its ETag.",
            _ => null,
        };
    }

    static bool IsPromised(StorageResult promise, ReadOnlySpan<byte> name)
    {
        foreach (var root in promise.Roots)
        {
            if (Ascii.Equals(name, root))
            {
                return true;
            }
        }

        return false;
    }
}
