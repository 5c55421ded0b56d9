using System.Net;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Which answers are read, and how far.</summary>
/// <param name="Interest">How far the body is read.</param>
/// <param name="Facts">What the request asked for, where the judgement of a good status depends on it.</param>
readonly record struct ReadingPlan(BodyInterest Interest, RequestFacts? Facts)
{
    /// <summary>Whether there is anything to do at all; costs next to nothing for ordinary successes.</summary>
    internal static bool NeedsReading(HttpRequestMessage request, HttpResponseMessage response, ProviderSet providers, AnswerHeaderTable headers)
    {
        var status = (int)response.StatusCode;
        if (status is < 200 or >= 300)
        {
            return status >= 400 || (status >= 300 && status != 304 && MayHaveBody(request, response));
        }

        var method = request.Method;
        if (method == HttpMethod.Get)
        {
            return RequestFacts.IsBucketRead(request.RequestUri, providers) || headers.HasNumber(response);
        }

        return ((method == HttpMethod.Put || method == HttpMethod.Post) && (MayHaveBody(request, response) || RequestFacts.PromisesResult(request, providers)))
            || headers.HasNumber(response);
    }

    internal static ReadingPlan For(HttpRequestMessage request, HttpResponseMessage response, ProviderSet providers)
    {
        var status = (int)response.StatusCode;
        if (status is < 200 or >= 300)
        {
            return new(MayHaveBody(request, response) ? BodyInterest.ErrorDocument : BodyInterest.None, null);
        }

        if (request.Method == HttpMethod.Get)
        {
            // The user's object may be an error document: it is never looked at.
            return new(RequestFacts.IsBucketRead(request.RequestUri, providers) ? BodyInterest.ErrorRoot : BodyInterest.None, null);
        }

        if (request.Method != HttpMethod.Put && request.Method != HttpMethod.Post)
        {
            return default;
        }

        var facts = RequestFacts.Read(request, providers);
        return PromisesResult(facts) || facts.AsksProcessing ? new(BodyInterest.Whole, facts)
            : new(MayHaveBody(request, response) ? BodyInterest.ErrorRoot : BodyInterest.None, facts);
    }

    /// <summary>Whether a good answer holds a result, so that one without it is a failure.</summary>
    internal static bool PromisesResult(in RequestFacts facts) =>
        facts.Operation is StorageOperation.Copy or StorageOperation.Complete or StorageOperation.DeleteMultiple;

    static bool MayHaveBody(HttpRequestMessage request, HttpResponseMessage response) =>
        request.Method != HttpMethod.Head && response.StatusCode != HttpStatusCode.NoContent && response.Content.Headers.ContentLength is not 0;
}
