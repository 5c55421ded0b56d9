namespace Storage.Http.Tests.Responses;

/// <summary>R1: JSON in every shape that was seen.</summary>
public class R01_ErrorsInJsonTests
{
    public static TheoryData<string, string> JsonShapes => new()
    {
        { "flat, lower case", """{"code":"slow","message":"Wait.","request_id":"1"}""" },
        { "flat, upper case", """{"Code":"slow","Message":"Wait.","RequestId":"1"}""" },
        { "shouting", """{"CODE":"slow","MESSAGE":"Wait.","REQUEST_ID":"1"}""" },
        { "under error", """{"error":{"code":"slow","message":"Wait."},"request_id":"1"}""" },
        { "under Error", """{"Error":{"Code":"slow","Message":"Wait.","RequestId":"1"}}""" },
        { "blanks and a mark", "\uFEFF \n{ \"code\" : \"slow\" ,\t\"message\":\"Wait.\",\"request_id\":\"1\" }\n" },
        { "escapes", """{"code":"sl\u006fw","message":"\u0057ait.","request_id":"1"}""" },
        { "other members between", """{"x":[{"code":"no"},"]}"],"code":"slow","y":{"code":"no","z":{"a":[]}},"message":"Wait.","n":null,"b":true,"request_id":"1"}""" },
    };

    [Theory]
    [MemberData(nameof(JsonShapes))]
    public async Task Every_shape_of_JSON_is_read(string shape, string body)
    {
        var error = await Exchange.Get().Answers(503, body).ErrorAsync();

        Assert.True(error.Code == "slow", shape);
        Assert.Equal("Wait.", error.Message);
        Assert.Equal("1", error.RequestId);
    }

    [Fact]
    public async Task The_page_of_Coffer_is_read()
    {
        var error = await Exchange.Get().By(StorageProvider.TencentCoffer)
            .Answers(409, """{"Code":"AlreadyLock","Message":"string","Resource":"/1250000000/key","RequestId":"NTk0","TraceId":"OGVm"}""")
            .With("Content-Type", "application/xml")
            .ErrorAsync();

        Assert.Equal("AlreadyLock", error.Code);
        Assert.Equal(StorageErrorKind.Conflict, error.Kind);
        Assert.Equal("/1250000000/key", error.Resource);
        Assert.Equal("NTk0", error.RequestId);
        Assert.Equal("OGVm", error.TraceId);
        Assert.Empty(error.Details);
    }

    [Fact]
    public async Task The_page_of_QingStor_is_read()
    {
        var error = await Exchange.Get().By(StorageProvider.QingStor)
            .Answers(400, """{"code":"bad_request","message":"Invalid argument(s)","request_id":"aa08cf7a43f611e5","url":"http://docs.qingcloud.com/error_code.html"}""")
            .ErrorAsync();

        Assert.Equal("bad_request", error.Code);
        Assert.Equal("aa08cf7a43f611e5", error.RequestId);
        Assert.Equal("http://docs.qingcloud.com/error_code.html", error.Details["url"]);
    }

    [Fact]
    public async Task A_number_in_JSON_is_a_code_as_text()
    {
        var error = await Exchange.Get().By(StorageProvider.TencentCi).Answers(400, """{"code":-29214,"message":"too fast","request_id":"1"}""").ErrorAsync();

        Assert.Equal("-29214", error.Code);
        Assert.Equal(StorageErrorKind.Throttling, error.Kind);
        Assert.Equal(-29214, error.Definition?.Number);
    }

    [Fact]
    public async Task Blanks_around_a_value_drop_out_escaped_ones_too()
    {
        var error = await Exchange.Get().Answers(503, """{"code":"\u0020SlowDown\n","message":"\tSlowDown","extra":"SlowDown\r\n","request_id":"\u0020"}""")
            .With("x-qs-request-id", "header").ErrorAsync();

        Assert.Equal(("SlowDown", "SlowDown", "SlowDown"), (error.Code, error.Message, error.Details["extra"]));
        Assert.Equal(StorageErrorKind.Throttling, error.Kind);
        Assert.Equal("header", error.RequestId);
    }
}
