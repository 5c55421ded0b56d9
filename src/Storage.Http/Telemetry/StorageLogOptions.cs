using Microsoft.Extensions.Logging;

namespace Storage.Http;

/// <summary>At which level each kind of event is logged. One line is written per failed attempt.</summary>
public sealed class StorageLogOptions
{
    /// <summary>An answer that programs ask for on purpose: <see cref="StorageErrorKind.NotFound"/> and <see cref="StorageErrorKind.Precondition"/>.</summary>
    /// <value>Default <see cref="LogLevel.Debug"/>.</value>
    public LogLevel Expected { get; set; } = LogLevel.Debug;

    /// <summary>A failed attempt that another one follows.</summary>
    /// <value>Default <see cref="LogLevel.Information"/>.</value>
    public LogLevel Retried { get; set; } = LogLevel.Information;

    /// <summary>A failure that was handed to the caller because trying again would not help, or is not ours to do.</summary>
    /// <value>Default <see cref="LogLevel.Warning"/>.</value>
    public LogLevel GivenUp { get; set; } = LogLevel.Warning;

    /// <summary>A failure that trying again might have mended, but attempts, time or budget ran out.</summary>
    /// <value>Default <see cref="LogLevel.Error"/>.</value>
    public LogLevel Lost { get; set; } = LogLevel.Error;

    /// <summary>Whether the path of the request is logged. The query never is.</summary>
    /// <value>Default true. Set it to false where object keys are personal data.</value>
    public bool IncludePath { get; set; } = true;

    /// <summary>A copy that later changes of this one do not reach.</summary>
    internal StorageLogOptions Copy() => (StorageLogOptions)MemberwiseClone();

    internal IEnumerable<OptionFault> FindFaults() => OptionRange.Faults(
        Check(nameof(Expected), Expected), Check(nameof(Retried), Retried), Check(nameof(GivenUp), GivenUp), Check(nameof(Lost), Lost));

    static OptionFault? Check(string name, LogLevel level) => Enum.IsDefined(level) ? null : new(name, $" is {level}; it must be a LogLevel.");
}
