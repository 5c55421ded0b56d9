using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Finds the failure inside an answer that is good by its status.</summary>
sealed class SuccessReader(StorageErrorRegistry registry, ProviderSet providers, AnswerHeaderTable headerTable, ErrorClassifier classifier)
{
    internal StorageError? Read(HttpRequestMessage request, HttpResponseMessage response, in ReadingPlan plan, ReadOnlyMemory<byte> text, BodyEnd end) =>
        (plan.Interest == BodyInterest.None ? null : ReadBody(request, response, plan.Facts, text, end))
        ?? (headerTable.HasNumber(response) ? classifier.ClassifyNumber(request, response) : null);

    StorageError? ReadBody(HttpRequestMessage request, HttpResponseMessage response, RequestFacts? asked, ReadOnlyMemory<byte> document, BodyEnd end)
    {
        var text = document.Span;
        var scanner = default(RootScanner);
        var shape = scanner.Advance(text);
        if (shape == RootShape.Xml && ErrorDocument.IsError(text, scanner))
        {
            return classifier.ClassifyEmbedded(request, response, document, shape);
        }

        if (asked is not { } facts || !(ReadingPlan.PromisesResult(facts) || facts.AsksProcessing))
        {
            return null;
        }

        // The answer of a callback is the application's own.
        if (shape == RootShape.Json && ReadingPlan.PromisesResult(facts) && !facts.AsksCallback
            && classifier.ClassifyEmbedded(request, response, document, shape) is { } error)
        {
            return error;
        }

        return ReadResult(request, response, facts, text, end, shape, scanner);
    }

    StorageError? ReadResult(
        HttpRequestMessage request, HttpResponseMessage response, in RequestFacts facts, ReadOnlySpan<byte> text, BodyEnd end, RootShape shape, RootScanner scanner)
    {
        var mayHaveItems = facts.Operation == StorageOperation.DeleteMultiple || facts.AsksProcessing;
        var items = mayHaveItems ? new FailedItems() : null;
        var result = shape switch
        {
            RootShape.Xml => ResultDocument.ReadXml(text, scanner, items),
            RootShape.Json => ResultDocument.ReadJson(text[scanner.Position..], items),
            _ => default,
        };

        // A copy tells by its header what was promised; for the rest the store has to be known.
        if (items is null && facts.Operation == StorageOperation.Copy && Missing(facts, null, shape, result, text, scanner, end) is null)
        {
            return null;
        }

        var headers = headerTable.Read(response);
        var provider = ProviderRecognition.Find(request, headers, providers, ErrorShape.None);
        var failed = items?.Resolve(registry, provider, onlyKnown: facts.AsksProcessing) ?? [];

        // Behind the end of a cut document stands what nobody knows, so the keys that failed before it are not all.
        return Missing(facts, provider, shape, result, text, scanner, end) is { } message
                ? ErrorClassifier.CreateByResult(headers, response, provider, StorageErrorKind.Incomplete, message, failed)
            : failed.Count > 0 ? ErrorClassifier.CreateByResult(headers, response, provider, StorageErrorKind.PartialFailure, null, failed)
            : null;
    }

    // What was not read for its length cannot be missed.
    static string? Missing(
        in RequestFacts facts, StorageProvider? provider, RootShape shape, in ResultDocument result, ReadOnlySpan<byte> text, RootScanner scanner, BodyEnd end) =>
        end == BodyEnd.Limit
            ? null
            : ResultPromise.Missing(
                ResultPromise.Of(facts, provider), shape, result, shape == RootShape.Xml ? XmlMarkup.LocalName(scanner.Name(text)) : default);
}
