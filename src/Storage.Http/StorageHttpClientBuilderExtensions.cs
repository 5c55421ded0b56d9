using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Storage.Http;
using Storage.Http.Telemetry;

// Where AddHttpClient lives, so that the call site needs no further using.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the storage handler to an <see cref="HttpClient"/> of the factory.</summary>
public static class StorageHttpClientBuilderExtensions
{
    /// <summary>Classifies the errors of object stores, retries what is worth it, and logs. Call it before the handlers that sign.</summary>
    /// <param name="builder">The client; with <c>ConfigureHttpClientDefaults</c> all clients.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The client has such a handler already; the message names it.</exception>
    public static IHttpClientBuilder AddStorageErrorHandling(this IHttpClientBuilder builder) => Add(builder, StorageHandling.Retry);

    /// <inheritdoc cref="AddStorageErrorHandling(IHttpClientBuilder)"/>
    /// <param name="builder">The client; with <c>ConfigureHttpClientDefaults</c> all clients.</param>
    /// <param name="configure">Sets the options; options of a named client are set after the defaults.</param>
    public static IHttpClientBuilder AddStorageErrorHandling(this IHttpClientBuilder builder, Action<StorageErrorHandlingOptions> configure) =>
        Add(builder, StorageHandling.Retry, configure);

    /// <inheritdoc cref="AddStorageErrorHandling(IHttpClientBuilder)"/>
    /// <param name="builder">The client; with <c>ConfigureHttpClientDefaults</c> all clients.</param>
    /// <param name="section">Holds the options, the provider by name; changes to it come into force for later calls.</param>
    public static IHttpClientBuilder AddStorageErrorHandling(this IHttpClientBuilder builder, IConfiguration section) => Add(builder, StorageHandling.Retry, section);

    /// <summary>Classifies the errors of object stores and logs, but never retries: for use inside a resilience pipeline of your own.</summary>
    /// <param name="builder">The client; with <c>ConfigureHttpClientDefaults</c> all clients.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The client has such a handler already; the message names it.</exception>
    public static IHttpClientBuilder AddStorageErrorClassification(this IHttpClientBuilder builder) => Add(builder, StorageHandling.Classify);

    /// <inheritdoc cref="AddStorageErrorClassification(IHttpClientBuilder)"/>
    /// <param name="builder">The client; with <c>ConfigureHttpClientDefaults</c> all clients.</param>
    /// <param name="configure">Sets the options; <see cref="StorageErrorHandlingOptions.ThrowOnError"/> is refused here.</param>
    public static IHttpClientBuilder AddStorageErrorClassification(this IHttpClientBuilder builder, Action<StorageErrorHandlingOptions> configure) =>
        Add(builder, StorageHandling.Classify, configure);

    /// <inheritdoc cref="AddStorageErrorClassification(IHttpClientBuilder)"/>
    /// <param name="builder">The client; with <c>ConfigureHttpClientDefaults</c> all clients.</param>
    /// <param name="section">Holds the options, the provider by name; changes to it come into force for later calls.</param>
    public static IHttpClientBuilder AddStorageErrorClassification(this IHttpClientBuilder builder, IConfiguration section) => Add(builder, StorageHandling.Classify, section);

    static IHttpClientBuilder Add(IHttpClientBuilder builder, StorageHandling handling, Action<StorageErrorHandlingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Add(builder, handling);
        RegistrationsOf(builder.Services).Configure(builder.Name, configure);
        return builder;
    }

    static IHttpClientBuilder Add(IHttpClientBuilder builder, StorageHandling handling, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Add(builder, handling);
        RegistrationsOf(builder.Services).Configure(builder.Name, section);
        return builder;
    }

    static IHttpClientBuilder Add(IHttpClientBuilder builder, StorageHandling handling)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;

        // The name is null for the defaults of all clients, though its type does not say so.
        string? name = builder.Name;
        RegistrationsOf(services).Add(name, handling);
        services.TryAddSingleton(StorageErrorRegistry.Default);
        services.TryAddSingleton<StorageMetrics>();
        services.TryAddSingleton<StorageClients>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<StorageErrorHandlingOptions>, StorageOptionsSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageErrorHandlingOptions>, StorageOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<HttpClientFactoryOptions>, ClientTimeoutCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, HandlerOrderCheck>());
        Action<HttpMessageHandlerBuilder> add = name is null ? AddHandler : MoveHandler;
        services.Configure<HttpClientFactoryOptions>(name, options => options.HttpMessageHandlerBuilderActions.Add(add));
        services.AddOptions<StorageErrorHandlingOptions>(name ?? Options.Options.DefaultName).ValidateOnStart();
        return builder;
    }

    static void AddHandler(HttpMessageHandlerBuilder builder) =>
        builder.AdditionalHandlers.Add(new StorageErrorHandler(builder.Services.GetRequiredService<StorageClients>().Get(builder.Name ?? Options.Options.DefaultName)));

    // Defaults and a named call together: one handler, where the named call stands.
    static void MoveHandler(HttpMessageHandlerBuilder builder)
    {
        var client = builder.Services.GetRequiredService<StorageClients>().Get(builder.Name ?? Options.Options.DefaultName);
        if (builder.AdditionalHandlers.FirstOrDefault(handler => handler is StorageErrorHandler ours && ours.Client == client) is { } byDefaults)
        {
            builder.AdditionalHandlers.Remove(byDefaults);
            builder.AdditionalHandlers.Add(byDefaults);
        }
        else
        {
            AddHandler(builder);
        }
    }

    static StorageRegistrations RegistrationsOf(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service is { ServiceType: var type, IsKeyedService: false, ImplementationInstance: StorageRegistrations found } && type == typeof(StorageRegistrations))
            {
                return found;
            }
        }

        var registrations = new StorageRegistrations();
        services.AddSingleton(registrations);
        return registrations;
    }
}
