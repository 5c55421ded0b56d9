namespace Storage.Http.Tests.Matrix;

/// <summary>The operations of the matrix by name.</summary>
static class MatrixOperations
{
    public static IReadOnlyDictionary<string, MatrixOperation> All { get; } = new Dictionary<string, MatrixOperation>
    {
        ["get"] = new(StorageProvider.TencentCos, ReadCalls.GetAsync),
        ["head"] = new(StorageProvider.AlibabaOss, ReadCalls.HeadAsync),
        ["get-processed"] = new(StorageProvider.TencentCi, ReadCalls.GetProcessedAsync),
        ["list"] = new(StorageProvider.S3, ReadCalls.ListAsync),
        ["put"] = new(StorageProvider.TencentCos, UploadCalls.BytesAsync),
        ["put-seekable"] = new(StorageProvider.S3, UploadCalls.SeekableAsync),
        ["put-one-way"] = new(StorageProvider.AlibabaOss, UploadCalls.OneWayAsync),
        ["put-kept"] = new(StorageProvider.QingStor, UploadCalls.KeptAsync),
        ["put-new"] = new(StorageProvider.S3, UploadCalls.NewAsync),
        ["put-callback"] = new(StorageProvider.AlibabaOss, UploadCalls.CallbackAsync),
        ["append"] = new(StorageProvider.TencentCos, UploadCalls.AppendAsync),
        ["append-said"] = new(StorageProvider.AlibabaOss, UploadCalls.AppendSaidAsync),
        ["post-form"] = new(StorageProvider.AlibabaOss, UploadCalls.FormAsync),
        ["delete"] = new(StorageProvider.AlibabaOss, ChangeCalls.DeleteAsync),
        ["delete-many"] = new(StorageProvider.S3, ChangeCalls.DeleteManyAsync),
        ["delete-many-json"] = new(StorageProvider.QingStor, ChangeCalls.DeleteManyAsync),
        ["copy"] = new(StorageProvider.TencentCos, ChangeCalls.CopyAsync),
        ["copy-empty"] = new(StorageProvider.QingStor, ChangeCalls.CopyAsync),
        ["move"] = new(StorageProvider.QingStor, ChangeCalls.MoveAsync),
        ["initiate"] = new(StorageProvider.TencentCos, MultipartCalls.InitiateAsync),
        ["part"] = new(StorageProvider.TencentCos, MultipartCalls.PartAsync),
        ["part-copy"] = new(StorageProvider.AlibabaOss, MultipartCalls.PartCopyAsync),
        ["complete"] = new(StorageProvider.TencentCos, MultipartCalls.CompleteAsync),
        ["abort"] = new(StorageProvider.S3, MultipartCalls.AbortAsync),
    };
}
