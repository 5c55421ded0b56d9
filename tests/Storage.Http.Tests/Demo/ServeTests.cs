using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Storage.Http.Demo;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Demo;

public sealed partial class ServeTests
{
    readonly PlainConsole _console = new();

    [Fact]
    public async Task Serve_answers_at_every_printed_address_until_it_is_ended()
    {
        using var stop = new CancellationTokenSource();
        var serving = Serve(stop.Token);
        await _console.WaitForAsync("Ctrl+C ends it");
        Uri[] addresses = [.. Address().Matches(_console.Text).Select(match => new Uri(match.Value))];
        using var client = new HttpClient();
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "a.txt")) { Headers = { { "x-emulator-fault", "InternalError; status=500" } } };
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        }

        await stop.CancelAsync();

        Assert.Equal(0, await serving);
        Assert.Equal(new StorageEmulatorOptions().Providers.Count, addresses.Length);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(addresses[0]));
    }

    [Fact]
    public async Task The_printed_curl_lines_hold_faults_that_the_emulator_knows()
    {
        using var stop = new CancellationTokenSource();
        var serving = Serve(stop.Token);
        await _console.WaitForAsync("Ctrl+C ends it");
        await stop.CancelAsync();
        await serving;

        var faults = ControlHeader().Matches(_console.Text).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(2, faults.Length);
        Assert.All(faults, fault => Fault.Parse(fault));
        Assert.All(_console.Lines.Where(line => line.TrimStart().StartsWith("curl", StringComparison.Ordinal)), line => Assert.EndsWith(".txt", line));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        Assert.Equal(1, await Serve(CancellationToken.None, "--port", port.ToString(CultureInfo.InvariantCulture)));
        Assert.Contains($"cannot listen on port {port}", _console.Text);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "0")]
    [InlineData("--port", "65001")]
    [InlineData("--loud")]
    public async Task What_serve_does_not_know_is_refused(params string[] args)
    {
        Assert.Equal(2, await Serve(CancellationToken.None, args));
    }

    Task<int> Serve(CancellationToken cancellationToken, params string[] args) => DemoProgram.RunAsync(["serve", .. args], _console.Console, TextReader.Null, cancellationToken);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/[^/]+/(?=\s)")]
    private static partial Regex Address();

    [GeneratedRegex("x-emulator-fault: ([^']+)'")]
    private static partial Regex ControlHeader();
}
