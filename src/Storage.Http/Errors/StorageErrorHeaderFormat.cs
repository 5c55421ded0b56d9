namespace Storage.Http;

/// <summary>How an error is written in a header.</summary>
public enum StorageErrorHeaderFormat
{
    /// <summary>The code itself, a name.</summary>
    Code = 0,

    /// <summary>The code itself, a number; zero means no error.</summary>
    Number,

    /// <summary>The whole XML error document in base64, with or without padding.</summary>
    Base64Xml,
}
