using System.Text;
using Storage.Http.Benchmarks.Growth.Errors;

namespace Storage.Http.Tests.Benchmarks.Growth;

/// <summary>What is measured is what it says: documents of that size, read to the verdict that they deserve.</summary>
public class ErrorGrowthTests
{
    public static TheoryData<string, int> Documents
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var form in ErrorForm.All)
            {
                data.Add(form.Says, 100);
                data.Add(form.Says, 10_000);
                data.Add(form.Says, 300_000);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_document_is_read_whole(string says, int size)
    {
        var form = ErrorForm.All.Single(form => form.Says == says);
        var document = form.Make(size);
        var text = Encoding.UTF8.GetString(document);

        using var reading = new ErrorReading(form, document);
        var error = reading.Read();

        Assert.InRange(document.Length, size == 100 ? 1 : size - form.Unit.Length - 10, size + 150);
        if (form.IsResult)
        {
            Assert.Equal(StorageErrorKind.PartialFailure, error.Kind);
            Assert.Equal(text.Split(form.IsXml ? "<Key>" : "\"key\":").Length - 1, error.Items.Count);
            Assert.All(error.Items.Skip(1), item => Assert.Equal(StorageErrorKind.Permission, item.Kind));
        }
        else
        {
            Assert.Equal("SlowDown", error.Code);
            Assert.Equal("1", error.RequestId);
            Assert.Equal(form.Head.Contains("message", StringComparison.OrdinalIgnoreCase), error.Message is not null);
            Assert.Equal(says.Contains("many", StringComparison.Ordinal), error.Details.Count > 0);
        }

        ErrorPeers.Strict(form, document)?.Invoke();
        Assert.Equal(document.Count(value => value == form.Mark), ErrorPeers.Search(document, form.Mark));
    }
}
