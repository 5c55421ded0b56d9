namespace Storage.Http;

/// <summary>Guesses from a handler's name that it signs requests. A guess is worth a warning, no more.</summary>
static class SigningNames
{
    // In names of public code: AwsSignatureHandler (AwsSignatureVersion4), SigningHandler (NSign.Client), AwsSigV4HttpClientHandler (OpenSearch.Net.Auth.AwsSigV4),
    // and in programs SigV4Handler, HmacSigningHandler, HttpSignHandler, RequestSignerHandler. A word begins with a capital, so that Design is none of them.
    static readonly string[] Words = ["Sig", "Sign", "Signed", "Signer", "Signing", "Signature", "Signatures"];

    // What comes after "Sign" where nothing is signed.
    static readonly string[] OtherSenses = ["In", "Out", "Up", "On", "Off"];

    internal static bool Suggest(string typeName)
    {
        for (var start = typeName.IndexOf("Sig", StringComparison.Ordinal); start >= 0; start = typeName.IndexOf("Sig", start + 1, StringComparison.Ordinal))
        {
            var end = EndOfWord(typeName, start);
            if (Words.Contains(typeName[start..end]) && !OtherSenses.Contains(typeName[end..EndOfWord(typeName, end)]))
            {
                return true;
            }
        }

        return false;
    }

    static int EndOfWord(string name, int start)
    {
        var end = Math.Min(start + 1, name.Length);
        while (end < name.Length && char.IsAsciiLetterLower(name[end]))
        {
            end++;
        }

        return end;
    }
}
