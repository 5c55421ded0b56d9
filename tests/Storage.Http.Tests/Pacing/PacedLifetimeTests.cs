using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Pacing;

/// <summary>The pace belongs to the named client: it outlives handlers and changes of what does not concern it.</summary>
public class PacedLifetimeTests
{
    [Fact]
    public void T12_the_pace_survives_the_rotation_of_handlers()
    {
        using var services = new PacedServices();
        services.Add("cos", builder => builder.AddStorageErrorHandling(o => o.Throttling = new()));
        services.Store.Next(PacedStore.SlowDown);
        var refused = services.SendAsync("cos");

        var next = services.SendAsync("cos");
        Assert.False(next.IsCompleted);
        services.Advance(4);
        Assert.True(refused.IsCompletedSuccessfully && next.IsCompletedSuccessfully);
    }

    [Fact]
    public void T12_each_named_client_has_a_pace_of_its_own()
    {
        using var services = new PacedServices();
        services.Add("one", builder => builder.AddStorageErrorHandling(o => o.Throttling = new()));
        services.Add("two", builder => builder.AddStorageErrorHandling(o => o.Throttling = new()));
        services.Store.Next(PacedStore.SlowDown);
        _ = services.SendAsync("one");

        Assert.False(services.SendAsync("one").IsCompleted);
        Assert.True(services.SendAsync("two").IsCompleted);
    }

    [Fact]
    public void Classification_alone_paces_too()
    {
        using var services = new PacedServices();
        services.Add("cos", builder => builder.AddStorageErrorClassification(o => o.Throttling = new()));
        services.Store.Next(PacedStore.SlowDown);

        Assert.True(services.SendAsync("cos").IsCompletedSuccessfully);
        var next = services.SendAsync("cos");
        Assert.False(next.IsCompleted);
        services.Advance(2);
        Assert.True(next.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("Retry:MaxDelay", "00:00:05", true)]
    [InlineData("Log:IncludePath", "false", true)]
    [InlineData("Throttling:QueueLimit", "7", false)]
    [InlineData("Throttling:MaxRetryAttempts", "7", false)]
    [InlineData("Retry:MaxServerDelay", "00:00:30", false)]
    public void A_change_keeps_what_was_learned_unless_it_concerns_it(string key, string value, bool keeps)
    {
        var configuration = PacedServices.Configuration(("Throttling:Enabled", "true"));
        using var services = new PacedServices();
        services.Add("cos", builder => builder.AddStorageErrorHandling(configuration.GetSection("Storage")));
        services.Store.Next(PacedStore.SlowDown);
        var refused = services.SendAsync("cos");
        var waiting = services.SendAsync("cos");

        configuration["Storage:" + key] = value;
        configuration.Reload();
        var next = services.SendAsync("cos");

        Assert.Equal(keeps, !next.IsCompleted);

        // Those who waited go out all the same.
        services.Advance(5);
        Assert.All([refused, waiting, next], send => Assert.True(send.IsCompletedSuccessfully));
        Assert.Equal(4, services.Store.Sent.Count);
    }

    [Fact]
    public void Switched_off_nobody_waits_any_more_but_those_who_did_go_out()
    {
        var configuration = PacedServices.Configuration(("Throttling:Enabled", "true"));
        using var services = new PacedServices();
        services.Add("cos", builder => builder.AddStorageErrorHandling(configuration.GetSection("Storage")));
        services.Store.Next(PacedStore.SlowDown);
        var refused = services.SendAsync("cos");

        configuration["Storage:Throttling:Enabled"] = "false";
        configuration.Reload();

        Assert.True(services.SendAsync("cos").IsCompletedSuccessfully);
        services.Advance(3);
        Assert.True(refused.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_limiter_is_kept_as_long_as_it_is_the_same()
    {
        var configuration = PacedServices.Configuration(("Retry:MaxRetryAttempts", "0"));
        await using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 0 });
        using var services = new PacedServices();
        services.Add("cos", builder => builder.AddStorageErrorHandling(configuration.GetSection("Storage")));
        services.Add("cos", builder => builder.Services.Configure<StorageErrorHandlingOptions>("cos", o => o.Throttling = new() { Limiter = limiter }));
        services.Store.Keeps = true;
        var first = services.SendAsync("cos");

        configuration["Storage:Log:IncludePath"] = "false";
        configuration.Reload();

        await Assert.ThrowsAsync<StorageException>(() => services.SendAsync("cos"));
        services.Store.Release(PacedStore.Ok);
        Assert.True((await first).IsSuccessStatusCode);
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
    }
}
