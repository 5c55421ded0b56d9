using System.Globalization;
using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks.Growth;

/// <summary>A registry to which many rows are added.</summary>
static class RowGrowth
{
    static readonly int[] Numbers = [400, 4000, 40_000];

    internal static string Measure(int rounds)
    {
        var provider = new StorageProvider("Grown");
        var rows = Array.ConvertAll(Numbers, number => Rows(provider, number));
        var registries = Array.ConvertAll(rows, static rows => StorageErrorRegistry.Default.With(rows));
        var codes = Array.ConvertAll(rows, static rows => Array.ConvertAll(rows, static row => row.Code));
        var built = Stretches.Least([.. rows.Select(static rows => (Action)(() => _ = StorageErrorRegistry.Default.With(rows)))], rounds, 1);

        // To optimize the code first.
        var lookUps = registries.Select((registry, i) => (Action)(() => LookUpAll(registry, provider, codes[i]))).ToArray();
        Stretches.Least(lookUps, Math.Max(1, rounds / 4), 1);
        var found = Stretches.Least(lookUps, rounds, 1);
        return TextTable.Write(
            ["rows", "built in", "for each row", "allocated", "for each row", "look-up", "allocated by it"],
            Numbers.Select((number, i) => new[]
            {
                number.ToString("N0", CultureInfo.InvariantCulture),
                Figures.Nanoseconds(built[i].Time), Figures.Nanoseconds(built[i].Time / number),
                Figures.Bytes(built[i].Bytes), Figures.Bytes(built[i].Bytes / number),
                Figures.Nanoseconds(found[i].Time / number), Figures.Bytes(found[i].Bytes / number),
            }));
    }

    static StorageErrorDefinition[] Rows(StorageProvider provider, int number) =>
    [
        .. Enumerable.Range(0, number).Select(i => new StorageErrorDefinition(
            provider, "Grown", string.Create(CultureInfo.InvariantCulture, $"GrownCode{i}"), StorageErrorKind.InvalidRequest, "A code.", "None.")),
    ];

    // Every code once, so that they are not all in the processor's nearest memory where they do not fit there.
    static void LookUpAll(StorageErrorRegistry registry, StorageProvider provider, string[] codes)
    {
        foreach (var code in codes)
        {
            if (registry.Resolve(provider, code, null) is null)
            {
                throw new InvalidOperationException($"{code} is not found.");
            }
        }
    }
}
