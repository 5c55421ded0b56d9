using System.Runtime.ExceptionServices;

namespace Storage.Http.Tests.Retry;

/// <summary>An exception costs microseconds each time it is thrown: what a send ends with is thrown for the caller alone.</summary>
public class ThrownOnceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_send_that_ends_without_an_answer_is_thrown_once_and_none_of_the_retried_before_it(int retries)
    {
        var store = new FailingStore();
        var options = new StorageErrorHandlingOptions();
        options.Retry.MaxRetryAttempts = retries;
        options.Retry.TransientDelay = TimeSpan.Zero;
        using var invoker = new HttpMessageInvoker(new StorageErrorHandler(options) { InnerHandler = store });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://store.example.com/key");
        var thrown = new List<Exception>();
        void Note(object? sender, FirstChanceExceptionEventArgs args)
        {
            lock (thrown)
            {
                thrown.Add(args.Exception);
            }
        }

        AppDomain.CurrentDomain.FirstChanceException += Note;
        Task<HttpResponseMessage> call;
        try
        {
            call = invoker.SendAsync(request, CancellationToken.None);
            ((IAsyncResult)call).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(30));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Note;
        }

        Assert.Equal(retries + 1, store.Failures.Count);
        Assert.Same(store.Failures[^1], call.Exception?.InnerException);
        Assert.Equal(store.Failures[^1..], thrown.Intersect<Exception>(store.Failures));
        Assert.Equal(1, thrown.Count(store.Failures.Contains));
    }

    sealed class FailingStore : HttpMessageHandler
    {
        public List<Exception> Failures { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Failures.Add(new HttpRequestException(HttpRequestError.ConnectionError));
            return Task.FromException<HttpResponseMessage>(Failures[^1]);
        }
    }
}
