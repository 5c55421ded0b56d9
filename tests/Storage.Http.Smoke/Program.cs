// A program as a user of the library has it: a host, a client of the factory, settings in JSON. It is published trimmed, and says
// whether errors are still classified, retried and logged. With the argument "start" it only makes one good call, to be timed.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Storage.Http.Smoke;
#if WITH_LIBRARY
using Microsoft.Extensions.Logging;
#endif

await using var store = MiniStore.Start();
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
var client = builder.Services.AddHttpClient("store", http => http.BaseAddress = store.Address);
#if WITH_LIBRARY
client.AddStorageErrorHandling(builder.Configuration.GetSection("Storage"));
var log = new LineRecorder();
builder.Logging.AddProvider(log);
#endif

using var host = builder.Build();
await host.StartAsync();
using var http = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("store");
if (await http.GetStringAsync("good") != "hello")
{
    return 1;
}

Console.WriteLine($"first answer after {(TimeProvider.System.GetUtcNow() - StartTime.OfProcess).TotalMilliseconds:F0} ms");
#if WITH_LIBRARY
return args is ["start"] || await Checks.AllPassAsync(http, store, log) ? 0 : 1;
#else
return 0;
#endif
