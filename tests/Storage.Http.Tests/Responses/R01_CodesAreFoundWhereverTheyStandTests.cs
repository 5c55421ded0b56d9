using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R1: header, XML, JSON, in every shape that was seen.</summary>
public class R01_CodesAreFoundWhereverTheyStandTests
{
    const string OssPage = """
        <?xml version="1.0" ?>
        <Error xmlns=”http://doc.oss-cn-hangzhou.aliyuncs.com”>
            <Code>
                AccessDenied
            </Code>
            <Message>
                Query-string authentication requires the Signature, Expires and OSSAccessKeyId parameters
            </Message>
            <RequestId>
                1D842BC54255****
            </RequestId>
            <HostId>
                oss-cn-hangzhou.aliyuncs.com
            </HostId>
        </Error>
        """;

    public static TheoryData<string, string> XmlShapes => new()
    {
        { "plain", "<Error><Code>SlowDown</Code><Message>Wait.</Message></Error>" },
        { "single quotes, blank before the end of the declaration", "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>SlowDown</Code>\n\t<Message>Wait.</Message>\n</Error>" },
        { "blanks before the declaration", " \r\n\t <?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>Wait.</Message></Error>" },
        { "blanks after the declaration", "<?xml version=\"1.0\"?>\n       \n<Error><Code>SlowDown</Code><Message>Wait.</Message></Error>\n\n" },
        { "byte order mark", "\uFEFF<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>Wait.</Message></Error>" },
        { "byte order mark after blanks", "   \uFEFF<Error><Code>SlowDown</Code><Message>Wait.</Message></Error>" },
        { "default namespace", "<Error xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Code>SlowDown</Code><Message>Wait.</Message></Error>" },
        { "prefix", "<s3:Error xmlns:s3='urn:x'><s3:Code>SlowDown</s3:Code><s3:Message>Wait.</s3:Message></s3:Error>" },
        { "any order", "<Error><RequestId>1</RequestId><Message>Wait.</Message><Code>SlowDown</Code></Error>" },
        { "blanks around values", "<Error><Code>\n  SlowDown\n </Code><Message>\tWait. </Message></Error>" },
        { "blanks inside tags", "<Error ><Code >SlowDown</Code\n><Message a='1' b=\"2\" >Wait.</Message ></Error >" },
        { "brackets in attributes", "<Error note='a > b'><Code x=\"</Code>\">SlowDown</Code><Message>Wait.</Message></Error>" },
        { "character data", "<Error><Code><![CDATA[SlowDown]]></Code><Message><![CDATA[Wait.]]></Message></Error>" },
        { "comments and instructions", "<!-- <Error><Code>No</Code></Error> --><?php no?><Error><!-- x --><Code>Slow<!-- y -->Down</Code><?z?><Message>Wait.</Message></Error>" },
        { "references", "<Error><Code>Slow&#68;o&#x77;n</Code><Message>Wait&#46;</Message></Error>" },
    };

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
    [MemberData(nameof(XmlShapes))]
    public async Task Every_shape_of_XML_is_read(string shape, string body)
    {
        var error = await Exchange.Get().Answers(503, body).ErrorAsync();

        Assert.True(error.Code == "SlowDown", shape);
        Assert.Equal("Wait.", error.Message);
        Assert.Equal(StorageErrorKind.Throttling, error.Kind);
    }

    [Theory]
    [MemberData(nameof(XmlShapes))]
    public async Task Every_shape_of_XML_is_read_in_UTF_16(string shape, string body)
    {
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var error = await Exchange.Get().Answers(503, encoding.GetBytes(body)).ErrorAsync();

            Assert.True(error.Code == "SlowDown", shape);
            Assert.Equal("Wait.", error.Message);
        }
    }

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
    public async Task The_page_of_OSS_with_its_typographic_quotes_is_read()
    {
        var error = await Exchange.Get().By(StorageProvider.AlibabaOss).Answers(403, OssPage).ErrorAsync();

        Assert.Equal("AccessDenied", error.Code);
        Assert.Equal("Query-string authentication requires the Signature, Expires and OSSAccessKeyId parameters", error.Message);
        Assert.Equal("1D842BC54255****", error.RequestId);
        Assert.Equal("oss-cn-hangzhou.aliyuncs.com", error.HostId);
        Assert.Empty(error.Details);
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
    public async Task What_else_the_document_says_is_kept_as_details()
    {
        var error = await Exchange.Get().Answers(403, """
            <Error><Code>RequestTimeTooSkewed</Code><ServerTime>2026-11-21T08:00:00Z</ServerTime><Empty></Empty><Blank> </Blank><Void/>
            <MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds></Error>
            """).ErrorAsync();

        Assert.Equal(["MaxAllowedSkewMilliseconds", "ServerTime"], error.Details.Keys.Order());
        Assert.Equal("2026-11-21T08:00:00Z", error.Details["servertime"]);
    }

    [Fact]
    public async Task Details_are_bounded_in_number()
    {
        var many = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<E{i}>x</E{i}>"));

        var error = await Exchange.Get().Answers(400, $"<Error>{many}<Code>InvalidArgument</Code></Error>").ErrorAsync();

        Assert.Equal(64, error.Details.Count);
    }

    [Theory]
    [InlineData("StringToSign")]
    [InlineData("StringToSignBytes")]
    [InlineData("CanonicalRequest")]
    [InlineData("CanonicalRequestBytes")]
    [InlineData("SignatureProvided")]
    [InlineData("AWSAccessKeyId")]
    [InlineData("OSSAccessKeyId")]
    [InlineData("accesskeyid")]
    [InlineData("FormatString")]
    [InlineData("Token-0")]
    [InlineData("SecurityToken")]
    public async Task Signatures_and_credentials_are_never_kept(string element)
    {
        const string Secret = "AKIDEXAMPLESECRET";
        string[] bodies =
        [
            $"<Error><Code>SignatureDoesNotMatch</Code><Message>m</Message><{element}>{Secret}</{element}><Kept>yes</Kept></Error>",
            $$"""{"code":"SignatureDoesNotMatch","{{element}}":"{{Secret}}","Kept":"yes"}""",
        ];
        foreach (var body in bodies)
        {
            var error = await Exchange.Get().Answers(403, body).ErrorAsync();

            Assert.Equal("SignatureDoesNotMatch", error.Code);
            Assert.Equal(["Kept"], error.Details.Keys);
            Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, new StorageException(error, []).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_store_of_the_users_own_names_its_own_secrets()
    {
        var store = new StorageProvider("Own") { SecretElements = ["Ticket*", "*Seal", "Exact"] };

        var error = await Exchange.Get().By(store)
            .Answers(400, "<Error><Code>X</Code><TicketNumber>1</TicketNumber><WaxSeal>2</WaxSeal><Exact>3</Exact><Exactly>4</Exactly></Error>")
            .ErrorAsync();

        Assert.Equal(["Exactly"], error.Details.Keys);
    }

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

    [Fact]
    public async Task A_content_type_that_says_otherwise_changes_nothing()
    {
        var xml = await Exchange.Get().Answers(503, "<Error><Code>SlowDown</Code></Error>").With("Content-Type", "text/html; charset=UTF-8").ErrorAsync();
        var json = await Exchange.Get().Answers(503, """{"code":"SlowDown"}""").With("Content-Type", "application/xml").ErrorAsync();

        Assert.Equal("SlowDown", xml.Code);
        Assert.Equal("SlowDown", json.Code);
    }

    [Fact]
    public async Task What_is_too_long_for_a_code_is_a_detail()
    {
        var text = new string('x', 257);

        var error = await Exchange.Get().Answers(400, $"<Error><Code>{text}</Code><Message>m</Message></Error>").ErrorAsync();

        Assert.Null(error.Code);
        Assert.Equal(text, error.Details["Code"]);
        Assert.Equal("m", error.Message);
    }

    [Fact]
    public async Task Of_two_elements_of_one_name_the_first_counts()
    {
        var xml = await Exchange.Get().Answers(400, "<Error><Code>First</Code><A>1</A><Code>Second</Code><A>2</A></Error>").ErrorAsync();
        var json = await Exchange.Get().Answers(400, """{"code":"First","a":"1","code":"Second","A":"2"}""").ErrorAsync();

        Assert.Equal("First", xml.Code);
        Assert.Equal("1", xml.Details["A"]);
        Assert.Equal("First", json.Code);
        Assert.Equal("1", json.Details["a"]);
    }

    [Fact]
    public async Task A_known_code_is_not_a_new_string()
    {
        var error = await Exchange.Get().Answers(404, "<Error><Code>NoSuchKey</Code></Error>").ErrorAsync();

        Assert.Same(error.Definition?.Code, error.Code);
    }

    [Fact]
    public async Task The_spelling_of_the_wire_stays()
    {
        var error = await Exchange.Get().By(StorageProvider.S3).Answers(404, "<Error><Code>nosuchKEY</Code></Error>").ErrorAsync();

        Assert.Equal("nosuchKEY", error.Code);
        Assert.Equal("NoSuchKey", error.Definition?.Code);
        Assert.True(error.Is("NoSuchKey"));
    }
}
