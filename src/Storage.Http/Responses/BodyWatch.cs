namespace Storage.Http.Responses;

/// <summary>Tells, while a body comes in, whether more of it is of interest.</summary>
struct BodyWatch
{
    const int FirstTry = 128;
    readonly BodyInterest _interest;
    readonly ContentCoding _coding;
    readonly int _limit;
    RootScanner _scanner;
    int _nextTry;
    bool _readOn;

    internal BodyWatch(BodyInterest interest, ContentCoding coding, int limit)
    {
        _interest = interest;
        _coding = coding;
        _limit = limit;
        _nextTry = FirstTry;
        _readOn = interest == BodyInterest.Whole;
    }

    internal readonly bool WantsAll => _readOn;

    internal bool WantsMore(byte[] bytes, int count) =>
        _readOn || (_coding is ContentCoding.Identity or ContentCoding.Unknown ? Scan(bytes.AsSpan(0, count)) : Unfold(bytes, count));

    bool Scan(ReadOnlySpan<byte> text)
    {
        var shape = _scanner.Advance(text);
        _readOn = shape switch
        {
            RootShape.Xml => ErrorDocument.IsError(text, _scanner),
            RootShape.Json => _interest == BodyInterest.ErrorDocument,
            RootShape.Utf16 => true,
            _ => false,
        };
        return _readOn || shape == RootShape.Undecided;
    }

    // A compressed body is unfolded anew each time it has doubled, so the work stays in proportion to its size.
    bool Unfold(byte[] bytes, int count)
    {
        if (count < _nextTry)
        {
            return true;
        }

        _nextTry = count * 2;
        _scanner = default;
        return Scan(BodyText.Read(bytes, count, _coding, _limit, out var isLimited).Span) && !isLimited;
    }
}
