namespace Storage.Http.Tests.Responses;

/// <summary>R6: a number in a header beside a good answer is told and changes nothing.</summary>
public class R06_NumbersBesideAnswersTests
{
    [Fact]
    public async Task A_number_beside_a_placeholder_picture_is_told_and_changes_nothing()
    {
        var exchange = Exchange.Get().By(StorageProvider.TencentCos).Answers(200, "GIF89a").With("X-ErrNo", "-29214").With("x-ci-request-id", "ci");

        var error = await exchange.ErrorAsync();

        Assert.Equal("-29214", error.Code);
        Assert.Equal(StorageErrorKind.Throttling, error.Kind);
        Assert.True(error.IsEmbedded);
        Assert.Equal("ci", error.RequestId);
        Assert.Equal(200, (int?)error.StatusCode);
        Assert.Equal(200, (int)exchange.Response.StatusCode);
        Assert.Equal("As it came", exchange.Response.ReasonPhrase);
        Assert.Equal(0, exchange.Body!.Reads);
        Assert.Same(error, exchange.Response.GetStorageError());
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task A_number_beside_any_good_answer_is_told(string method)
    {
        var exchange = Exchange.Get();
        exchange.Request.Method = new(method);
        exchange.Answers(200, method == "HEAD" ? null : "<UploadResult/>").With("X-ErrNo", "-60949");

        var error = await exchange.ErrorAsync();

        Assert.Equal("-60949", error.Code);
        Assert.Equal(200, (int)exchange.Response.StatusCode);
    }

    [Fact]
    public async Task Zero_is_no_error_and_nothing_is_looked_up_for_stores_without_numbers()
    {
        Assert.False(Exchange.Get().Answers(200).With("X-ErrNo", "0").NeedsReading());
        Assert.False(Exchange.Get().By(StorageProvider.AlibabaOss).Answers(200).With("X-ErrNo", "-29214").NeedsReading());
        Assert.Null(await Exchange.Put().Answers(200, "<UploadResult/>").With("X-ErrNo", "0").ReadAsync());
    }
}
