using System.Globalization;
using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;

namespace Storage.Http.Emulator.Operations;

static class ListOperation
{
    internal static Outcome List(StoreRequest request)
    {
        BucketOperations.Require(request);
        return new(AnswerMaker.Result(request, request.Dialect.Documents.Listed(Fill(Ask(request), request))));
    }

    static Listing Ask(StoreRequest request)
    {
        var second = request.QueryValue("list-type") == "2";
        return new()
        {
            Bucket = request.Bucket,
            Prefix = request.QueryValue("prefix") ?? "",
            Delimiter = request.QueryValue("delimiter") ?? "",
            After = second ? request.QueryValue("continuation-token") ?? request.QueryValue("start-after") ?? "" : request.QueryValue("marker") ?? "",
            MaxKeys = MaxKeys(request),
            IsSecondVersion = second,
            EncodesKeys = request.QueryValue("encoding-type") == "url",
        };
    }

    static int MaxKeys(StoreRequest request)
    {
        if (request.QueryValue(request.Dialect.MaxKeysKey) is not { Length: > 0 } text)
        {
            return 1000;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var max)
            ? Math.Min(max, 1000)
            : throw new RefusedException(StoreError.InvalidArgument, "The number of keys is no number.");
    }

    static Listing Fill(Listing asked, StoreRequest request)
    {
        var objects = new List<StoredObject>();
        var prefixes = new List<string>();
        var last = "";
        string? next = null;
        foreach (var item in request.Store.List(asked.Bucket))
        {
            var entry = EntryOf(item.Key, asked);
            if (!item.Key.StartsWith(asked.Prefix, StringComparison.Ordinal) || string.CompareOrdinal(entry, asked.After) <= 0 || entry == last)
            {
                continue;
            }

            if (objects.Count + prefixes.Count == asked.MaxKeys)
            {
                next = last;
                break;
            }

            last = entry;
            if (entry.Length < item.Key.Length || IsPrefix(item.Key, asked))
            {
                prefixes.Add(entry);
            }
            else
            {
                objects.Add(item);
            }
        }

        return asked with { Objects = objects, CommonPrefixes = prefixes, Next = next };
    }

    // What stands in the listing for a key: the key, or its part up to the delimiter.
    static string EntryOf(string key, Listing asked)
    {
        if (asked.Delimiter.Length == 0 || !key.StartsWith(asked.Prefix, StringComparison.Ordinal))
        {
            return key;
        }

        var at = key.IndexOf(asked.Delimiter, asked.Prefix.Length, StringComparison.Ordinal);
        return at < 0 ? key : key[..(at + asked.Delimiter.Length)];
    }

    static bool IsPrefix(string key, Listing asked) =>
        asked.Delimiter.Length > 0 && key.Length > asked.Prefix.Length && key.EndsWith(asked.Delimiter, StringComparison.Ordinal);
}
