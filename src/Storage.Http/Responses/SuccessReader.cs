using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Finds the failure inside an answer that is good by its status.</summary>
sealed class SuccessReader(StorageErrorRegistry registry, ProviderSet providers, ErrorClassifier classifier)
{
    internal StorageError? Read(HttpRequestMessage request, HttpResponseMessage response, ReadingPlan plan, ReadOnlySpan<byte> text, BodyEnd end)
    {
        var verdict = plan.Interest switch
        {
            BodyInterest.Whole => ReadResult(request, response, plan.Facts!, text, end),
            BodyInterest.None => null,
            _ => ReadError(request, response, text),
        };
        return verdict ?? classifier.ClassifyNumber(request, response);
    }

    StorageError? ReadError(HttpRequestMessage request, HttpResponseMessage response, ReadOnlySpan<byte> text)
    {
        var scanner = default(RootScanner);
        if (scanner.Advance(text) != RootShape.Xml || !ErrorDocument.IsError(text, scanner))
        {
            return null;
        }

        var fields = new ErrorFields(stackalloc char[ErrorFields.MaxCodeLength], providers);
        ErrorHeaderReader.Read(response, providers, ref fields);
        ErrorDocument.ReadXml(text, scanner, ref fields);
        return classifier.ClassifyEmbedded(request, response, ref fields);
    }

    StorageError? ReadResult(HttpRequestMessage request, HttpResponseMessage response, RequestFacts facts, ReadOnlySpan<byte> text, BodyEnd end)
    {
        var scanner = default(RootScanner);
        var shape = scanner.Advance(text);
        if (shape == RootShape.Xml && ErrorDocument.IsError(text, scanner))
        {
            return ReadError(request, response, text);
        }

        if (shape == RootShape.Json && !facts.AsksCallback && ReadJsonError(request, response, text[scanner.Position..]) is { } error)
        {
            return error;
        }

        var provider = ProviderRecognition.Find(request, response, providers, ErrorShape.None);
        var promise = Promise(facts, provider);
        var items = new FailedItems(registry, provider);
        var result = shape switch
        {
            RootShape.Xml => ResultDocument.ReadXml(text, scanner, items),
            RootShape.Json => ResultDocument.ReadJson(text[scanner.Position..], items),
            _ => default,
        };
        if (facts.Operation == StorageOperation.DeleteMultiple && items.All.Count > 0)
        {
            return classifier.CreatePartial(response, provider, items.All);
        }

        return end is not BodyEnd.Limit && Missing(promise, shape, result, text, scanner) is { } message
            ? classifier.CreateIncomplete(response, provider, message)
            : null;
    }

    // A good answer may be JSON too, so only a code that is known or that comes with a request id makes it an error.
    StorageError? ReadJsonError(HttpRequestMessage request, HttpResponseMessage response, ReadOnlySpan<byte> text)
    {
        var fields = new ErrorFields(stackalloc char[ErrorFields.MaxCodeLength], providers);
        if (!ErrorDocument.ReadJson(text, ref fields) || fields.HasNumericCode)
        {
            return null;
        }

        var provider = ProviderRecognition.Find(request, response, providers, fields.Shape);
        return fields.RequestId is not null || registry.Resolve(provider, fields.Code, null) is not null
            ? classifier.ClassifyEmbedded(request, response, ref fields)
            : null;
    }

    static StorageResult Promise(RequestFacts facts, StorageProvider? provider)
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
            _ => provider.DeleteResult,
        };
    }

    static string? Missing(StorageResult promise, RootShape shape, ResultDocument result, ReadOnlySpan<byte> text, RootScanner scanner)
    {
        if (promise.Format is StorageResultFormat.Anything or StorageResultFormat.Empty)
        {
            return null;
        }

        if (shape is RootShape.Undecided)
        {
            return "The answer ended before its result began.";
        }

        if (shape is not (RootShape.Xml or RootShape.Json))
        {
            return "The answer holds something else than its result.";
        }

        if (!result.IsClosed)
        {
            return "The answer ended inside its result.";
        }

        if (shape == RootShape.Xml && !result.HasProof && !IsPromised(promise, XmlMarkup.LocalName(scanner.Name(text))))
        {
            return "The answer holds something else than its result.";
        }

        return promise.EtagRequired && result.IsSound && !result.HasEtag ? "The result lacks its ETag." : null;
    }

    static bool IsPromised(StorageResult promise, ReadOnlySpan<byte> name)
    {
        foreach (var root in promise.Roots)
        {
            if (System.Text.Ascii.Equals(name, root))
            {
                return true;
            }
        }

        return false;
    }
}
