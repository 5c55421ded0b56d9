namespace Storage.Http.Emulator.Dialects;

/// <summary>The dialects of the built-in stores; any other store is taken to speak as S3 does, with its own headers.</summary>
static class DialectTable
{
    static readonly Dialect Cos = new()
    {
        Provider = StorageProvider.TencentCos,
        Documents = new XmlDocuments(new() { ErrorDeclaration = "<?xml version='1.0' encoding='utf-8' ?>", HasChecksum = true }),
        Errors = ErrorCodes.Cos,
        Ids = AnswerIds.Cos,
        HeaderPrefix = "x-cos-",
        CopyRangeHeader = "x-cos-copy-source-range",
        Server = "tencent-cos",
        StreamsResults = true,
        HasChecksum = true,
    };

    static readonly Dialect Oss = new()
    {
        Provider = StorageProvider.AlibabaOss,
        Documents = new XmlDocuments(new() { Namespace = "http://doc.oss-cn-hangzhou.aliyuncs.com", HasResource = false, QuietIsEmpty = true }),
        Errors = ErrorCodes.Oss,
        Ids = AnswerIds.Oss,
        HeaderPrefix = "x-oss-",
        CopyRangeHeader = "x-oss-copy-source-range",
        Server = "AliyunOSS",
        UpperETag = true,
        HasChecksum = true,
        TellsHeadErrors = true,
    };

    static readonly Dialect Coffer = new()
    {
        Provider = StorageProvider.TencentCoffer,
        Documents = new CofferDocuments(),
        Errors = ErrorCodes.Coffer,
        Ids = AnswerIds.Cos,
        HeaderPrefix = "x-coffer-",
        StreamsResults = true,
        HasCopy = false,
        HasDeleteMultiple = false,
    };

    static readonly Dialect QingStor = new()
    {
        Provider = StorageProvider.QingStor,
        Documents = new QingStorDocuments(),
        Errors = ErrorCodes.QingStor,
        Ids = AnswerIds.QingStor,
        HeaderPrefix = "x-qs-",
        CopyRangeHeader = "x-qs-copy-range",
        PartNumberKey = "part_number",
        MaxKeysKey = "limit",
        FirstPart = 0,
        WrittenStatus = 201,
    };

    static readonly Dialect S3 = new()
    {
        Provider = StorageProvider.S3,
        Documents = new XmlDocuments(new() { Namespace = "http://s3.amazonaws.com/doc/2006-03-01/", DeclaresBeforeBlanks = true }),
        Errors = ErrorCodes.S3,
        Ids = AnswerIds.S3,
        HeaderPrefix = "x-amz-",
        CopyRangeHeader = "x-amz-copy-source-range",
        Server = "AmazonS3",
        StreamsResults = true,
    };

    // Cloud Infinite stands before a COS bucket: the same objects' API, errors without a resource, ids of its own.
    static readonly Dialect Ci = Cos with
    {
        Provider = StorageProvider.TencentCi,
        Documents = new XmlDocuments(new() { ErrorDeclaration = "<?xml version='1.0' encoding='utf-8' ?>", HasChecksum = true, HasResource = false }),
        Server = "tencent-ci",
    };

    internal static Dialect For(StorageProvider provider)
    {
        foreach (var known in (ReadOnlySpan<Dialect>)[Cos, Ci, Oss, Coffer, QingStor, S3])
        {
            if (known.Provider == provider)
            {
                return known;
            }
        }

        return S3 with { Provider = provider, HeaderPrefix = Prefix(provider), CopyRangeHeader = Prefix(provider) + "copy-source-range", Server = provider.ServerNames is [var server, ..] ? server : null };
    }

    // x-obs-request-id tells that the store's headers begin with x-obs-.
    static string Prefix(StorageProvider provider)
    {
        const string Ending = "request-id";
        var id = provider.RequestIdHeaders.FirstOrDefault(name => name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase));
        return id is null ? S3.HeaderPrefix : id[..^Ending.Length];
    }
}
