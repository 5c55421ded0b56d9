namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Stands for the handler of the package of that name, which the tests do not reference: it is known by its name alone.</summary>
sealed class ResilienceHandler : DelegatingHandler;
