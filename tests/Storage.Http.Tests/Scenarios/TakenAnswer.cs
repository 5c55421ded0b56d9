namespace Storage.Http.Tests.Scenarios;

/// <summary>All that a caller can see of an answer.</summary>
sealed record TakenAnswer(string Status, string[] Headers, byte[] Body)
{
    public static async Task<TakenAnswer> TakeAsync(HttpResponseMessage response)
    {
        var status = $"{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}";
        string[] headers = [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal)];
        return new(status, headers, await response.Content.ReadAsByteArrayAsync());
    }

    public static void AssertSame(TakenAnswer expected, TakenAnswer actual)
    {
        Assert.Equal(expected.Status, actual.Status);
        Assert.Equal(expected.Headers, actual.Headers);
        Assert.Equal(expected.Body, actual.Body);
    }
}
