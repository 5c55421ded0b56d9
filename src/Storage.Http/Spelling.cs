namespace Storage.Http;

/// <summary>Guesses which word was meant.</summary>
static class Spelling
{
    /// <summary>The word that is spelt most like the given one, ignoring case, or null where none is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What may have been meant.</param>
    /// <param name="within">How many letters may be wrong, missing, too many or in each other's place; left out: a third of them.</param>
    internal static string? Nearest(string word, IEnumerable<string> known, int? within = null) =>
        known.Where(name => Math.Abs(name.Length - word.Length) <= (within ?? name.Length / 3))
            .Select(name => (Name: name, Slips: Slips(word.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(found => found.Slips <= (within ?? found.Name.Length / 3))
            .OrderBy(found => found.Slips).Select(found => found.Name).FirstOrDefault();

    // Optimal string alignment; the names are short, and a longer word was passed over.
    static int Slips(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[left.Length, right.Length];
    }
}
