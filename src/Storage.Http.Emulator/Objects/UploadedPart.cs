namespace Storage.Http.Emulator.Objects;

readonly record struct UploadedPart(ReadOnlyMemory<byte> Content, string ETag);
