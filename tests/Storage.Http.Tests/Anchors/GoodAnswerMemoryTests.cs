using Polly;
using Storage.Http.Benchmarks.Peers;
using Storage.Http.Retry;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Anchors;

/// <summary>What succeeds pays nothing, in bytes.</summary>
[Collection(Alone.Name)]
public class GoodAnswerMemoryTests
{
    const string Cos = "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com";
    const string Signed = "?q-sign-algorithm=sha1&q-ak=id&q-sign-time=1;2&q-signature=0";

    static readonly ResiliencePipeline<HttpResponseMessage> Retry = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(PeerRetry.Options()).Build();

    [Theory]
    [InlineData("GET", Cos + "/photo.jpg", 200)]
    [InlineData("GET", Cos + "/photo.jpg" + Signed, 206)]
    [InlineData("GET", Cos + "/album/photo.jpg?imageMogr2/thumbnail/!50p#top", 200)]
    [InlineData("GET", "https://s3.eu-west-1.amazonaws.com/bucket/photo.jpg", 200)]
    [InlineData("GET", Cos + "/photo.jpg", 304)]
    [InlineData("HEAD", Cos + "/photo.jpg", 200)]
    [InlineData("DELETE", Cos + "/photo.jpg", 204)]
    public void A_good_answer_costs_no_byte_whatever_the_store(string method, string url, int status)
    {
        using var request = new HttpRequestMessage(new(method), url);
        foreach (var provider in BuiltInProviders.All.Prepend(null))
        {
            using var call = new ReadyCall(new() { Provider = provider }, status);

            Assert.Equal((provider, 0), (provider, Allocation.OfRuns(() => call.Send(request))));
            Assert.Equal((provider, 0), (provider, Allocation.OfRuns(() => call.SendSynchronously(request))));
        }
    }

    [Fact]
    public void It_costs_no_byte_while_a_budget_is_being_refilled_either()
    {
        var budgets = new RetryBudgets(new() { Capacity = 1_000_000_000 });
        var uri = new Uri(Cos + "/photo.jpg");
        budgets.TryTake(uri, new() { Kind = StorageErrorKind.Transient }, out _);
        budgets.TryTake(new("https://other.example.com/"), new() { Kind = StorageErrorKind.Transient }, out _);

        Assert.Equal(0, Allocation.OfRuns(() => budgets.ReturnOne(uri)));
        Assert.True(budgets.AnyBelowFull);
    }

    [Fact]
    public void An_answer_that_comes_later_costs_one_state_machine_at_most_half_of_what_Polly_alone_costs()
    {
        using var bare = new PendingCall(static store => store);
        using var handled = new PendingCall(static store => new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = store });
        using var peer = new PendingCall(static store => new PollyHandler(Retry) { InnerHandler = store });

        var ofBare = bare.BytesOfRuns(long.MaxValue);
        var ofPeer = peer.BytesOfRuns(long.MaxValue) - ofBare;
        var ours = handled.BytesOfRuns(ofBare + (ofPeer / 2)) - ofBare;

        Assert.InRange(ours, 1, ofPeer / 2);
    }

    [Theory]
    [InlineData(HeaderCare.None)]
    [InlineData(HeaderCare.Authorization)]
    public void Keeping_a_request_costs_no_byte_where_no_handler_of_the_callers_stands_inside(object care)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Cos) { Content = new ByteArrayContent([1]) };
        request.Headers.Add("x-cos-acl", "private");
        request.Headers.TryAddWithoutValidation("Authorization", "q-sign-algorithm=sha1&q-ak=id&q-signature=0");
        request.Content.Headers.Add("Content-MD5", "Q2h1Y2sgSW51ZXR=");

        Assert.Equal(0, Allocation.OfRuns(() => _ = new RequestSnapshot(request, (HeaderCare)care)));
    }

    [Fact]
    public void A_request_without_headers_needs_no_room_to_keep_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Cos);

        Assert.Equal(0, Allocation.OfRuns(() => _ = new RequestSnapshot(request, HeaderCare.All)));
    }
}
