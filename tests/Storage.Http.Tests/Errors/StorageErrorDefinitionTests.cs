using System.Net;

namespace Storage.Http.Tests.Errors;

public class StorageErrorDefinitionTests
{
    static readonly StorageProvider Store = new("Example");

    [Fact]
    public void Ctor_AllArguments_KeepsThem()
    {
        var row = new StorageErrorDefinition(
            Store, "Main", "Busy", StorageErrorKind.Throttling, "It is busy.", "Wait.", HttpStatusCode.TooManyRequests, 17, TimeSpan.FromSeconds(2));

        Assert.Same(Store, row.Provider);
        Assert.Equal("Main", row.Section);
        Assert.Equal("Busy", row.Code);
        Assert.Equal(StorageErrorKind.Throttling, row.Kind);
        Assert.Equal("It is busy.", row.Description);
        Assert.Equal("Wait.", row.Advice);
        Assert.Equal(HttpStatusCode.TooManyRequests, row.StatusCode);
        Assert.Equal(17, row.Number);
        Assert.Equal(TimeSpan.FromSeconds(2), row.MinDelay);
        Assert.Equal("Example Busy (17) 429 Throttling", row.ToString());
    }

    [Fact]
    public void Ctor_NeededArgumentsOnly_LeavesTheRestOpen()
    {
        var row = new StorageErrorDefinition(Store, "Main", "-17", StorageErrorKind.Content, "It is damaged.", "Replace it.", number: -17);

        Assert.Null(row.StatusCode);
        Assert.Null(row.MinDelay);
        Assert.Equal("Example -17 Content", row.ToString());
    }

    [Theory]
    [InlineData(null, "Busy", "It is busy.", "Wait.", "section")]
    [InlineData(" ", "Busy", "It is busy.", "Wait.", "section")]
    [InlineData("Main", "", "It is busy.", "Wait.", "code")]
    [InlineData("Main", "Busy", " ", "Wait.", "description")]
    [InlineData("Main", "Busy", "It is busy.", null, "advice")]
    public void Ctor_MissingText_NamesIt(string? section, string code, string description, string? advice, string parameter)
    {
        var error = Assert.ThrowsAny<ArgumentException>(
            () => new StorageErrorDefinition(Store, section!, code, StorageErrorKind.Throttling, description, advice!));

        Assert.Equal(parameter, error.ParamName);
    }

    [Fact]
    public void Ctor_NoProvider_Throws() =>
        Assert.Equal("provider", Assert.Throws<ArgumentNullException>(() => new StorageErrorDefinition(null!, "Main", "Busy", StorageErrorKind.Throttling, "It is busy.", "Wait.")).ParamName);

    [Fact]
    public void Ctor_UndefinedKind_NamesTheValue()
    {
        var error = Assert.Throws<ArgumentException>(() => new StorageErrorDefinition(Store, "Main", "Busy", (StorageErrorKind)99, "It is busy.", "Wait."));

        Assert.Equal("kind", error.ParamName);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(199)]
    [InlineData(600)]
    [InlineData(-503)]
    public void Ctor_StatusOutOfRange_NamesTheValue(int status)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Make(status: (HttpStatusCode)status));

        Assert.Equal("statusCode", error.ParamName);
        Assert.Equal((HttpStatusCode)status, error.ActualValue);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(599)]
    public void Ctor_StatusAtTheEdge_IsTaken(int status) => Assert.Equal(status, (int?)Make(status: (HttpStatusCode)status).StatusCode);

    [Theory]
    [InlineData(-1)]
    [InlineData(3_600_001)]
    public void Ctor_ShortestWaitOutOfRange_NamesTheValue(int milliseconds)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Make(minDelay: TimeSpan.FromMilliseconds(milliseconds)));

        Assert.Equal("minDelay", error.ParamName);
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), error.ActualValue);
    }

    static StorageErrorDefinition Make(HttpStatusCode? status = null, TimeSpan? minDelay = null) =>
        new(Store, "Main", "Busy", StorageErrorKind.Throttling, "It is busy.", "Wait.", status, minDelay: minDelay);
}
