using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R1: XML in every shape that was seen.</summary>
public class R01_ErrorsInXmlTests
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

    [Theory]
    [InlineData("<![CDATA[ SlowDown\n]]>")]
    [InlineData("<!-- so --> SlowDown <!-- it is -->")]
    [InlineData("&#32;SlowDown&#10;")]
    [InlineData(" <![CDATA[]]>\n<?x?> SlowDown ")]
    public async Task Blanks_around_a_value_drop_out_however_they_are_written(string text)
    {
        var error = await Exchange.Get().Answers(503, $"<Error><Code>{text}</Code><Message>{text}</Message><Extra>{text}</Extra></Error>").ErrorAsync();

        Assert.Equal(("SlowDown", "SlowDown", "SlowDown"), (error.Code, error.Message, error.Details["Extra"]));
        Assert.Equal(StorageErrorKind.Throttling, error.Kind);
    }
}
