using Polly;

namespace Storage.Http.Tests.Pipelines;

sealed class RefusingStrategyOptions : ResilienceStrategyOptions;
