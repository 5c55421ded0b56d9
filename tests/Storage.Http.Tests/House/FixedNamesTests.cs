using System.Net;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace Storage.Http.Tests.House;

/// <summary>The names that other tools compile against. That this compiles is half of the test.</summary>
public class FixedNamesTests
{
    [Fact]
    public void Client_extensions_have_their_three_forms_and_live_where_AddHttpClient_does()
    {
        Func<IHttpClientBuilder, IHttpClientBuilder> handling = StorageHttpClientBuilderExtensions.AddStorageErrorHandling;
        Func<IHttpClientBuilder, Action<StorageErrorHandlingOptions>, IHttpClientBuilder> configured = StorageHttpClientBuilderExtensions.AddStorageErrorHandling;
        Func<IHttpClientBuilder, IConfiguration, IHttpClientBuilder> bound = StorageHttpClientBuilderExtensions.AddStorageErrorHandling;
        Func<IHttpClientBuilder, IHttpClientBuilder> classification = StorageHttpClientBuilderExtensions.AddStorageErrorClassification;
        Func<IHttpClientBuilder, Action<StorageErrorHandlingOptions>, IHttpClientBuilder> classificationConfigured = StorageHttpClientBuilderExtensions.AddStorageErrorClassification;
        Func<IHttpClientBuilder, IConfiguration, IHttpClientBuilder> classificationBound = StorageHttpClientBuilderExtensions.AddStorageErrorClassification;

        AssertLiveIn("Microsoft.Extensions.DependencyInjection", handling, configured, bound, classification, classificationConfigured, classificationBound);
    }

    [Fact]
    public void Pipeline_extension_lives_in_Polly()
    {
        Func<ResiliencePipelineBuilder<HttpResponseMessage>, StorageRetryOptions, ResiliencePipelineBuilder<HttpResponseMessage>> retry = StorageRetryPipelineExtensions.AddStorageRetry;

        AssertLiveIn("Polly", retry);
    }

    [Fact]
    public void Predicate_lives_in_Storage_Http()
    {
        Func<Outcome<HttpResponseMessage>, bool> isTransient = StorageResilience.IsTransient;

        AssertLiveIn("Storage.Http", isTransient);
    }

    [Fact]
    public void Message_extensions_live_where_HttpClient_does()
    {
        Func<HttpResponseMessage, StorageError?> error = StorageResponseExtensions.GetStorageError;
        Func<HttpResponseMessage, IReadOnlyList<StorageAttempt>> attempts = StorageResponseExtensions.GetStorageAttempts;
        Func<Exception, IReadOnlyList<StorageAttempt>> attemptsOfException = StorageResponseExtensions.GetStorageAttempts;
        Func<HttpResponseMessage, HttpResponseMessage> ensure = StorageResponseExtensions.EnsureStorageSuccess;
        Func<HttpRequestMessage, bool, HttpRequestMessage> idempotent = StorageRequestExtensions.SetStorageIdempotent;
        Func<HttpRequestMessage, bool, HttpRequestMessage> replayable = StorageRequestExtensions.SetStorageReplayable;
        Func<HttpRequestMessage, HttpRequestMessage> disable = StorageRequestExtensions.DisableStorageRetry;
        Func<HttpRequestMessage, int?, TimeSpan?, HttpRequestMessage> retry = StorageRequestExtensions.SetStorageRetry;

        AssertLiveIn("System.Net.Http", error, attempts, attemptsOfException, ensure, idempotent, replayable, disable, retry);
    }

    [Fact]
    public void Handler_needs_nothing_but_options()
    {
        using DelegatingHandler handler = new StorageErrorHandler(new StorageErrorHandlingOptions());

        Assert.Equal("Storage.Http", handler.GetType().Namespace);
    }

    [Fact]
    public void Error_has_its_facts()
    {
        var error = new StorageError { Kind = StorageErrorKind.Throttling, Code = "SlowDown" };
        (StorageProvider? Provider, string? Code, StorageErrorKind Kind, string? Message, string? RequestId, string? TraceId, string? Resource, string? HostId) named =
            (error.Provider, error.Code, error.Kind, error.Message, error.RequestId, error.TraceId, error.Resource, error.HostId);
        (HttpStatusCode? StatusCode, HttpStatusCode? WireStatusCode, bool IsEmbedded, bool IsTransient, TimeSpan? ServerDelay, StorageErrorDefinition? Definition, bool MaybeApplied) judged =
            (error.StatusCode, error.WireStatusCode, error.IsEmbedded, error.IsTransient, error.ServerDelay, error.Definition, error.MaybeApplied);
        IReadOnlyList<StorageErrorItem> items = error.Items;
        IReadOnlyDictionary<string, string> details = error.Details;

        Assert.Equal((null, "SlowDown", StorageErrorKind.Throttling, null, null, null, null, null), named);
        Assert.Equal((null, null, false, true, null, null, false), judged);
        Assert.Empty(items);
        Assert.Empty(details);
        Assert.True(error.Is("slowdown"));
    }

    [Fact]
    public void Registry_finds_rows_with_their_facts()
    {
        StorageErrorRegistry registry = StorageErrorRegistry.Default;
        IEnumerable<StorageErrorDefinition> rows = registry;
        StorageErrorDefinition? row = registry.Find(StorageProvider.TencentCos, "SlowDown", null);
        (StorageProvider? Provider, string? Section, string? Code, int? Number, HttpStatusCode? StatusCode, StorageErrorKind? Kind, TimeSpan? MinDelay) facts =
            (row?.Provider, row?.Section, row?.Code, row?.Number, row?.StatusCode, row?.Kind, row?.MinDelay);
        StorageErrorRegistry more = registry.With([]);

        Assert.Equal((StorageProvider.TencentCos, "COS", "SlowDown", null, HttpStatusCode.ServiceUnavailable, StorageErrorKind.Throttling, TimeSpan.FromSeconds(1)), facts);
        Assert.Equal(rows.Count(), more.Count());
        Assert.Null(registry.Find(StorageProvider.TencentCos, "NoSuchCode", null));
    }

    [Fact]
    public void Exception_is_one_of_HttpClient_and_carries_verdict_and_attempts()
    {
        var error = new StorageError { Kind = StorageErrorKind.NotFound, Code = "NoSuchKey", RequestId = "id-1", StatusCode = HttpStatusCode.NotFound };
        HttpRequestException exception = new StorageException(error, []);
        var storage = (StorageException)exception;

        Assert.Equal((error, 0, HttpStatusCode.NotFound), (storage.Error, storage.Attempts.Count, exception.StatusCode));
        Assert.All(["NoSuchKey", "NotFound", "id-1"], word => Assert.Contains(word, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Built_in_stores_bear_the_names_that_configuration_uses() =>
        Assert.Equal(
            ["TencentCos", "TencentCi", "AlibabaOss", "TencentCoffer", "QingStor", "S3"],
            new[] { StorageProvider.TencentCos, StorageProvider.TencentCi, StorageProvider.AlibabaOss, StorageProvider.TencentCoffer, StorageProvider.QingStor, StorageProvider.S3 }
                .Select(provider => provider.Name));

    static void AssertLiveIn(string @namespace, params Delegate[] members) =>
        Assert.All(members.Select(member => member.GetMethodInfo().DeclaringType!), type => Assert.Equal(@namespace, type.Namespace));
}
