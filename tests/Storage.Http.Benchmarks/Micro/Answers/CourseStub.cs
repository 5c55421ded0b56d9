namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>Outcomes one after the other, each made anew, and from the beginning again.</summary>
sealed class CourseStub(params Func<Task<HttpResponseMessage>>[] outcomes) : SocketStub(followsRedirects: false)
{
    int _next;

    /// <summary>Whether the last outcome has been given, so that the next request gets the first.</summary>
    internal bool IsDone => _next == 0;

    /// <summary>A store that gives these answers.</summary>
    internal static CourseStub Of(params StoreAnswer[] answers) => new([.. answers.Select(answer => (Func<Task<HttpResponseMessage>>)(() => Task.FromResult(answer.Create())))]);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var outcome = outcomes[_next];
        _next = (_next + 1) % outcomes.Length;
        return outcome();
    }
}
