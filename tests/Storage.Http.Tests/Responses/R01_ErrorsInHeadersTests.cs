using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R1: codes, numbers and whole documents in headers.</summary>
public class R01_ErrorsInHeadersTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_whole_document_in_base64_is_read_with_or_without_padding(bool padded)
    {
        // Three lengths, so that every number of padding characters occurs.
        foreach (var message in new[] { "a", "ab", "abc" })
        {
            var header = Convert.ToBase64String(Encoding.UTF8.GetBytes(
                $"<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code><Message>{message}</Message><RequestId>5F</RequestId><EC>0026-00000001</EC></Error>"));

            var error = await Exchange.Head().By(StorageProvider.AlibabaOss).Answers(404).With("x-oss-err", padded ? header : header.TrimEnd('=')).ErrorAsync();

            Assert.Equal("NoSuchKey", error.Code);
            Assert.Equal(message, error.Message);
            Assert.Equal("5F", error.RequestId);
            Assert.Equal("0026-00000001", error.Details["EC"]);
        }
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("AAAAA")]
    [InlineData("PEVycm9yPjxDb2Rl")]
    [InlineData("=")]
    public async Task Damaged_base64_leaves_the_status(string header)
    {
        var error = await Exchange.Head().By(StorageProvider.AlibabaOss).Answers(404).With("x-oss-err", header).ErrorAsync();

        Assert.Null(error.Code);
        Assert.Equal(StorageErrorKind.NotFound, error.Kind);
    }

    [Theory]
    [InlineData("X-Cos-Error-Code", "NoSuchKey")]
    [InlineData("x-minio-error-code", "NoSuchKey")]
    [InlineData("x-obs-error-code", "NoSuchKey")]
    [InlineData("X-ErrNo", "-46628")]
    public async Task A_header_gives_the_code_of_a_HEAD(string header, string code)
    {
        var error = await Exchange.Head().Answers(404).With(header, code).ErrorAsync();

        Assert.Equal(code, error.Code);
        Assert.Equal(StorageErrorKind.NotFound, error.Kind);
        Assert.NotNull(error.Definition);
    }

    [Fact]
    public async Task The_message_beside_a_code_header_is_taken()
    {
        var error = await Exchange.Head().Answers(404)
            .With("x-minio-error-code", "NoSuchKey")
            .With("x-minio-error-desc", "\"The specified key does not exist.\"")
            .ErrorAsync();

        Assert.Equal("The specified key does not exist.", error.Message);
    }

    [Fact]
    public async Task A_header_goes_before_the_body_whose_code_stays_a_detail()
    {
        var error = await Exchange.Get().By(StorageProvider.TencentCi)
            .Answers(400, "<Error><Code>InvalidParameter</Code><Message>from the body</Message><RequestId>7</RequestId></Error>")
            .With("X-ErrNo", "-29214")
            .ErrorAsync();

        Assert.Equal("-29214", error.Code);
        Assert.Equal("from the body", error.Message);
        Assert.Equal("7", error.RequestId);
        Assert.Equal("InvalidParameter", error.Details["Code"]);
    }

    [Fact]
    public async Task Zero_is_no_code_in_a_header()
    {
        var error = await Exchange.Get().By(StorageProvider.TencentCi).Answers(404, "<Error><Code>NoSuchKey</Code></Error>").With("X-ErrNo", "0").ErrorAsync();

        Assert.Equal("NoSuchKey", error.Code);
    }

    [Theory]
    [InlineData("success")]
    [InlineData(" 0 ")]
    [InlineData("-0")]
    [InlineData("00")]
    public async Task What_is_no_number_or_zero_in_the_header_for_numbers_is_no_code(string value)
    {
        Assert.Null((await Exchange.Get().Answers(404).With("X-ErrNo", value).ErrorAsync()).Code);
        Assert.False(Exchange.Get().Answers(200).With("X-ErrNo", value).NeedsReading());
        Assert.Null(await Exchange.Put().Answers(200, "<UploadResult/>").With("X-ErrNo", value).ReadAsync());
    }

    [Fact]
    public async Task Base64_for_URLs_and_base64_that_was_cut_are_read_as_far_as_they_go()
    {
        const string Document = "<Error><Code>NoSuchKey</Code><Key>???>>>~~~</Key><Message>a long message</Message></Error>";
        var header = Convert.ToBase64String(Encoding.UTF8.GetBytes(Document));
        Assert.Contains('/', header);

        var forUrls = await Exchange.Head().Answers(404).With("x-oss-err", header.Replace('+', '-').Replace('/', '_').TrimEnd('=')).ErrorAsync();
        var cut = await Exchange.Head().Answers(404).With("x-oss-err", header[..65]).ErrorAsync();
        var spoiled = await Exchange.Head().Answers(404).With("x-oss-err", header[..60] + "%%%%").ErrorAsync();

        Assert.Equal(("NoSuchKey", "???>>>~~~", "a long message"), (forUrls.Code, forUrls.Details["Key"], forUrls.Message));
        Assert.Equal(("NoSuchKey", null), (cut.Code, cut.Message));
        Assert.Equal(("NoSuchKey", null), (spoiled.Code, spoiled.Message));
    }
}
