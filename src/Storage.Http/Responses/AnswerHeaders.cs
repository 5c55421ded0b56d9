using System.Globalization;

namespace Storage.Http.Responses;

/// <summary>What an answer's headers say: ids, an error, a wait. Of several headers that say the same the better one counts.</summary>
struct AnswerHeaders
{
    int _requestIdRank;
    int _traceIdRank;
    int _hostIdRank;
    int _errorRank;
    int _messageRank;
    string? _message;

    internal string? RequestId { get; private set; }

    /// <summary>The store whose header the request id stands in.</summary>
    internal StorageProvider? IdOwner { get; private set; }

    internal string? TraceId { get; private set; }

    internal string? HostId { get; private set; }

    internal string? Server { get; private set; }

    /// <summary>The longest wait that was asked for.</summary>
    internal TimeSpan? Delay { get; private set; }

    /// <summary>How the error is written, or null when there is none.</summary>
    internal StorageErrorHeader? Error { get; private set; }

    internal string? ErrorValue { get; private set; }

    internal readonly string? ErrorMessage => Error is not null && _messageRank == _errorRank ? _message : null;

    /// <summary>Takes the value of a header that has this part to play.</summary>
    internal void Add(in AnswerHeaderRole role, string value)
    {
        switch (role.Part)
        {
            case AnswerHeaderPart.RequestId when IsBetter(RequestId, ref _requestIdRank, in role):
                RequestId = value;
                IdOwner = role.Owner;
                break;
            case AnswerHeaderPart.TraceId when IsBetter(TraceId, ref _traceIdRank, in role):
                TraceId = value;
                break;
            case AnswerHeaderPart.HostId when IsBetter(HostId, ref _hostIdRank, in role):
                HostId = value;
                break;
            case AnswerHeaderPart.Server:
                Server = value;
                break;
            case AnswerHeaderPart.ErrorMessage when IsBetter(_message, ref _messageRank, in role):
                _message = value.Trim().Trim('"');
                break;
            case AnswerHeaderPart.Error when IsError(in role, value) && IsBetter(ErrorValue, ref _errorRank, in role):
                Error = role.Error;
                ErrorValue = value;
                break;
            default:
                break;
        }
    }

    /// <summary>Takes a wait that was asked for; null is none.</summary>
    internal void AddDelay(TimeSpan? delay)
    {
        if (delay is not null && !(delay <= Delay))
        {
            Delay = delay;
        }
    }

    /// <summary>Whether it is a number, and not zero, which says that all went well.</summary>
    internal static bool IsNumber(string value) => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number != 0;

    static bool IsError(in AnswerHeaderRole role, string value) =>
        role.Error is { Format: StorageErrorHeaderFormat.Number } ? IsNumber(value) : value != "0" && !string.IsNullOrWhiteSpace(value);

    static bool IsBetter(string? present, ref int rank, in AnswerHeaderRole role)
    {
        if (present is not null && rank <= role.Rank)
        {
            return false;
        }

        rank = role.Rank;
        return true;
    }
}
