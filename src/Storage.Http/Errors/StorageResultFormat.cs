namespace Storage.Http;

enum StorageResultFormat
{
    Anything,
    Empty,
    Json,
    Xml,
}
