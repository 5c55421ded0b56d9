using Storage.Http.Responses;

namespace Storage.Http.Tests.Responses;

public class ErrorDetailsTests
{
    [Fact]
    public void Add_OfManyNames_KeepsTheirOrderAndTheFirstOfEach()
    {
        var details = new ErrorDetails();
        for (var i = 0; i < 64; i++)
        {
            details.Add($"Name{i}", $"value {i}");
            details.Add($"NAME{i}", "too late");
        }

        Assert.Equal(64, details.Count);
        Assert.Equal(Enumerable.Range(0, 64).Select(i => KeyValuePair.Create($"Name{i}", $"value {i}")), details);
        Assert.Equal(Enumerable.Range(0, 64).Select(i => $"Name{i}"), details.Keys);
        Assert.Equal(Enumerable.Range(0, 64).Select(i => $"value {i}"), details.Values);
    }

    [Fact]
    public void TryGetValue_IgnoresCase()
    {
        var details = new ErrorDetails();
        details.Add("Endpoint", "oss-cn-beijing.aliyuncs.com");

        Assert.Equal("oss-cn-beijing.aliyuncs.com", details["endPOINT"]);
        Assert.True(details.ContainsKey("endpoint"));
        Assert.False(details.TryGetValue("end", out var none));
        Assert.Null(none);
        Assert.Throws<KeyNotFoundException>(() => details["end"]);
        Assert.Throws<ArgumentNullException>(() => details.ContainsKey(null!));
    }
}
