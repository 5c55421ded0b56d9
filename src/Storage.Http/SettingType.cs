namespace Storage.Http;

/// <summary>What a key of the configuration holds.</summary>
enum SettingType
{
    /// <summary>The name of a built-in store.</summary>
    Provider,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A time span.</summary>
    Time,

    /// <summary>True or false.</summary>
    Switch,

    /// <summary>A level of the log.</summary>
    Level,
}
