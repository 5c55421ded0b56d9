using Storage.Http.Benchmarks.Micro.Failed;
using Storage.Http.Benchmarks.Micro.Good;
using Storage.Http.Benchmarks.Micro.Reading;
using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Benchmarks.Micro;

/// <summary>All that is measured with BenchmarkDotNet, in the order of the page.</summary>
static class AllTables
{
    const string Good = "micro-good";
    const string Reading = "micro-reading";
    const string Failed = "micro-failed";

    internal static IReadOnlyList<MicroTable> List { get; } =
    [
        new(typeof(GoodGet), Good, "GET of an object, the answer is there at once"),
        new(typeof(GoodGetAsync), Good, "GET of an object, the answer comes later"),
        new(typeof(GetThroughHandler), Good, "GET of an object with another handler inside"),
        new(typeof(GoodCopy), Good, "PUT copy, the 200 is read"),
        new(typeof(ReadXmlError), Reading, "XML error of COS's page, 390 B"),
        new(typeof(ReadXmlParts), Reading, "That XML, part by part"),
        new(typeof(ReadJsonError), Reading, "JSON error of QingStor's page, 195 B"),
        new(typeof(ReadJsonParts), Reading, "That JSON, part by part"),
        new(typeof(ReadBlanks), Reading, "XML error after 64 KiB of blanks"),
        new(typeof(ReadLongMessage), Reading, "XML error with a message of 64 KiB"),
        new(typeof(LookUpOwn), Reading, "Registry: a code of the store's own"),
        new(typeof(LookUpRelative), Reading, "Registry: a code of a related store"),
        new(typeof(LookUpUnknown), Reading, "Registry: a code that nobody knows"),
        new(typeof(Throttled), Failed, "503 SlowDown, then the object"),
        new(typeof(ThrottledParts), Failed, "That call, part by part"),
        new(typeof(NotFound), Failed, "404 NoSuchKey, not repeated"),
        new(typeof(ConnectionRefused), Failed, "Connection refused, then the object"),
    ];

    internal static IReadOnlyList<string> Regions { get; } = [.. List.Select(table => table.Region).Distinct()];
}
