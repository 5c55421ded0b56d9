using System.Text.Json;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Responses;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>The parts of a verdict on the JSON of QingStor's page.</summary>
[Result("bad_request")]
public class ReadJsonParts() : ReadParts(StorageProvider.QingStor, StoreAnswer.QingStorError)
{
    [Case(CaseRole.Limit, "the members found, nothing made of them")]
    [Result(4)]
    public int Members()
    {
        var scanner = default(RootScanner);
        scanner.Advance(Body);
        var members = new JsonMembers(Body.AsSpan(scanner.Position));
        var count = 0;
        while (members.Read())
        {
            count++;
        }

        return count;
    }

    [Case(CaseRole.Peer, "JsonDocument, no value asked for")]
    [Result(4)]
    public int ByJsonDocument()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.GetPropertyCount();
    }
}
