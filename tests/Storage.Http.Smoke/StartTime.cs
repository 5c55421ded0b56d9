using System.Diagnostics;

namespace Storage.Http.Smoke;

static class StartTime
{
    internal static DateTimeOffset OfProcess
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.StartTime;
        }
    }
}
