using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Faults;
using Storage.Http.Emulator.Operations;

namespace Storage.Http.Emulator.Hosting;

/// <summary>One request after the other: find the fault, receive, record, execute, answer.</summary>
sealed class EmulatorApplication(StorageEmulatorOptions options, FaultScript script, RequestLog log, CancellationToken stopping) : IHttpApplication<HttpContext>
{
    long _lastRequest;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            if (!await ProcessAsync(context, stop.Token).ConfigureAwait(false))
            {
                context.Abort();
            }
        }
        catch (Exception error) when (stop.IsCancellationRequested && error is OperationCanceledException or IOException)
        {
            context.Abort(); // the client has gone, or the emulator is ending
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            // A script that cannot be carried out, such as a header value with a line break: say it where the test looks.
            context.Response.Clear();
            context.Response.StatusCode = 500;
            await context.Response.WriteAsync($"The emulator failed: {error.Message}\n", stop.Token).ConfigureAwait(false);
        }
    }

    // False when the connection is to be reset.
    async Task<bool> ProcessAsync(HttpContext context, CancellationToken stop)
    {
        var request = Describe(context, out var target);
        Fault? fault;
        if (!options.UseControlHeader || request.Header(ControlHeader.Name) is not { } text)
        {
            fault = script.Take(new(request.Dialect.Provider, request.Method, ObjectAddress.PathOf(target), request.Query));
        }
        else if (!ControlHeader.TryParse(text, out fault, out var complaint))
        {
            return await new AnswerWriter(context, Fault.Pass.Plan, "", options.TimeProvider, stop).SendAsync(complaint).ConfigureAwait(false);
        }

        var plan = (fault ?? Fault.Pass).Plan;
        var body = await ReceiveAsync(context, plan, stop).ConfigureAwait(false);
        log.Add(Recording.Make(context, request, target, fault, body));
        if (plan.StopsAt(FaultPoint.InRequestBody))
        {
            await ConnectionEnd.ReachAsync(context, plan.End, options.TimeProvider, stop).ConfigureAwait(false);
            return false;
        }

        if (!body.IsComplete && !body.IsTooLarge && !plan.IsEarly)
        {
            return false;
        }

        request.Body = body.Content;
        request.KeyFailures = FaultedAnswer.KeyFailures(plan, request, options.Registry);
        var good = plan.IsEarly ? null : Execute(request, body, plan);
        if (plan.Kind == FaultKind.Wire)
        {
            await ConnectionEnd.SendRawAsync(context, plan.Content, stop).ConfigureAwait(false);
            await ConnectionEnd.ReachAsync(context, plan.End == FaultEnd.None ? FaultEnd.Close : plan.End, options.TimeProvider, stop).ConfigureAwait(false);
            return false;
        }

        var answer = FaultedAnswer.Make(plan, request, good, options.Registry);
        return await new AnswerWriter(context, plan, request.Dialect.Documents.Opening, options.TimeProvider, stop).SendAsync(answer).ConfigureAwait(false);
    }

    StoreRequest Describe(HttpContext context, out string target)
    {
        var listener = context.Features.GetRequiredFeature<Listener>();
        target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new()
        {
            Dialect = listener.Dialect,
            Store = listener.Store,
            Method = context.Request.Method,
            Host = context.Request.Host.Value ?? "",
            Address = ObjectAddress.Parse(target),
            Query = context.Request.Query,
            Headers = context.Request.Headers,
            Ids = listener.Dialect.Ids(Interlocked.Increment(ref _lastRequest)),
            Now = options.TimeProvider.GetUtcNow(),
        };
    }

    Task<ReceivedBody> ReceiveAsync(HttpContext context, FaultPlan plan, CancellationToken stop)
    {
        if (plan.IsEarly)
        {
            return Task.FromResult(new ReceivedBody(default, IsComplete: false, IsTooLarge: false));
        }

        return plan.StopsAt(FaultPoint.InRequestBody)
            ? BodyReader.ReadSomeAsync(context.Request, plan.PointBytes ?? 1, stop)
            : BodyReader.ReadAsync(context.Request, options.MaxRequestBodyBytes, stop);
    }

    static Answer Execute(StoreRequest request, ReceivedBody body, FaultPlan plan)
    {
        if (body.IsTooLarge)
        {
            var (code, status) = request.Dialect.Errors[StoreError.EntityTooLarge];
            return AnswerMaker.Error(request, code, status, "The body is larger than the emulator's limit.").With("Connection", "close");
        }

        lock (request.Store.Gate)
        {
            var outcome = Router.Execute(request);
            if (plan.TakesEffect)
            {
                outcome.Commit?.Invoke();
            }

            return outcome.Answer;
        }
    }
}
