using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Storage.Http.Tests.Telemetry;

/// <summary>Records the spans of one trace, so that calls of other tests go their own way.</summary>
sealed class OnlyTrace(ActivityTraceId trace) : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.TraceId == trace ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}
