// Two ways of using Storage.Http with Microsoft.Extensions.Http.Resilience, against a store on loopback. docs/pipelines.md says when to take which.
using Microsoft.Extensions.DependencyInjection;
using Storage.Http;
using Storage.Http.Emulator;
using static HttpResilienceSample.CopyCall;
using static HttpResilienceSample.StoragePipelines;

await using var emulator = await StorageEmulator.StartAsync();
emulator.Objects.Put(StorageProvider.TencentCos, "photo.bin", "hello"u8.ToArray());
var address = emulator.BaseAddress(StorageProvider.TencentCos);
var output = Console.Out;
var services = new ServiceCollection();

// The standard handler retries; both of its predicates are told which answers are storage trouble.
var standard = services.AddHttpClient("standard", c => c.BaseAddress = address);
standard.AddStandardResilienceHandler(o =>
{
    RetryStorageTrouble(o.Retry);
    CountStorageTrouble(o.CircuitBreaker);
});
standard
    .AddStorageErrorClassification();    // after it, so inside

// Our retry in a pipeline of one's own.
var own = services.AddHttpClient("own", c => c.BaseAddress = address);
own.AddResilienceHandler("storage", AddStorage);
own
    .AddStorageErrorClassification();    // after it, so inside

await using var provider = services.BuildServiceProvider();
foreach (var name in new[] { "standard", "own" })
{
    using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    output.WriteLine($"{name}: an upload that is refused twice, by 503 SlowDown with a Retry-After");
    emulator.On(HttpMethod.Put, "/photo.jpg").Answer(Fault.Error("SlowDown").WithRetryAfter(TimeSpan.FromSeconds(1))).Times(2);
    using var upload = await client.PutAsync("photo.jpg", new StringContent("hello"));
    Tell(upload, output);

    output.WriteLine($"{name}: a copy that is answered 200, with SlowDown inside");
    emulator.On(HttpMethod.Put, "/copy.bin").Answer(Fault.Embedded("SlowDown")).Times(1);
    await CopyAsync(client, output);
    output.WriteLine($"The store has received {emulator.Requests.Total} requests.");
}
