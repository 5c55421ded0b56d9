using System.Diagnostics;
using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Telemetry;

/// <summary>A span that the sampler does not want costs nothing; one that is only passed on holds nothing.</summary>
[Collection(Alone.Name)]
public class SamplingTests
{
    [Fact]
    public void A_good_call_that_is_sampled_out_costs_no_more_than_to_ask_the_sampler()
    {
        using var source = new ActivitySource("Storage.Http.Tests.Asking");
        using var listener = Listen(ActivitySamplingResult.None, _ => Assert.Fail("There is no span."), source.Name);
        using var store = new GoodHandler();
        using var bare = new HttpMessageInvoker(new AskingHandler(source, store), disposeHandler: false);
        using var handled = new HttpMessageInvoker(new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = store });
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://bucket.example.test/key");

        var (ofBare, ofHandled) = Allocation.OfBoth(Call(bare, request), Call(handled, request));
        Assert.Equal(ofBare, ofHandled);
    }

    [Fact]
    public async Task A_span_that_is_only_passed_on_holds_neither_tags_nor_events()
    {
        List<Activity> spans = [];
        using var listener = Listen(ActivitySamplingResult.PropagationData, spans.Add);
        using var client = new TestClient(new StubHandler(StubHandler.Status(503), StubHandler.Status(404)));

        using var response = await client.SendAsync(HttpMethod.Get);

        var span = Assert.Single(spans);
        Assert.Empty(span.TagObjects);
        Assert.Empty(span.Events);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task A_span_of_the_callers_that_nobody_records_is_left_alone()
    {
        using var source = new ActivitySource("Storage.Http.Tests.Unrecorded");
        using var listener = new ActivityListener
        {
            ShouldListenTo = heard => heard == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        using var client = new TestClient(new StubHandler(StubHandler.Status(503), StubHandler.Status(404)));
        using var span = source.StartActivity("work");

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Empty(span!.TagObjects);
        Assert.Empty(span.Events);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_callers_span_is_current_again_after_the_call(bool recorded)
    {
        using var listener = Listen(recorded ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None, _ => { });
        using var client = new TestClient(new StubHandler(StubHandler.Status(503), StubHandler.Status(200)));
        using var span = new Activity("work").Start();
        var sending = client.SendAsync(HttpMethod.Get);
        Assert.Same(span, Activity.Current);

        (await sending).Dispose();
        Assert.Same(span, Activity.Current);

        using var request = new HttpRequestMessage(HttpMethod.Get, "http://bucket.example.test/key");
        client.Http.Send(request).Dispose();
        Assert.Same(span, Activity.Current);
    }

    [Fact]
    public async Task A_handler_around_ours_sees_its_own_span_before_and_after()
    {
        using var listener = Listen(ActivitySamplingResult.AllDataAndRecorded, _ => { });
        using var span = new Activity("work").Start();
        var around = new AroundHandler(new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = new StubHandler(StubHandler.Status(200)) });
        using var invoker = new HttpMessageInvoker(around);

        using var response = await invoker.SendAsync(new(HttpMethod.Get, "http://host/key"), default);

        Assert.Equal([span, span], around.Seen);
    }

    static ActivityListener Listen(ActivitySamplingResult result, Action<Activity> stopped, string other = "")
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Storage.Http" || source.Name == other,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => result,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    // The task that the store hands out is completed, so nothing suspends and the thread stays the same.
    static Action Call(HttpMessageInvoker invoker, HttpRequestMessage request) => () => Assert.True(invoker.SendAsync(request, CancellationToken.None).IsCompletedSuccessfully);

    sealed class GoodHandler : HttpMessageHandler
    {
        readonly Task<HttpResponseMessage> _answer = Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _answer;
    }

    sealed class AskingHandler(ActivitySource source, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Null(source.CreateActivity("ask", ActivityKind.Internal));
            return base.SendAsync(request, cancellationToken);
        }
    }

    sealed class AroundHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<Activity?> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sending = base.SendAsync(request, cancellationToken);
            Seen.Add(Activity.Current);
            var response = await sending;
            Seen.Add(Activity.Current);
            return response;
        }
    }
}
