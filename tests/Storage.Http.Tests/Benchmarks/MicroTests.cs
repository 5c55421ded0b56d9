using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using Storage.Http.Benchmarks;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Micro;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Benchmarks;

/// <summary>Every benchmark runs, and does what it says.</summary>
public class MicroTests
{
    static readonly Type[] Classes =
    [
        .. typeof(BenchmarkProgram).Assembly.GetTypes().Where(type => !type.IsAbstract && type.GetMethods().Any(method => method.IsDefined(typeof(BenchmarkAttribute), inherit: true))),
    ];

    static IEnumerable<BenchmarkCase> Cases => Classes.SelectMany(type => BenchmarkConverter.TypeToBenchmarks(type).BenchmarksCases);

    public static TheoryData<string> Names => [.. Cases.Select(NameOf)];

    [Fact]
    public void Every_class_of_benchmarks_has_its_table() =>
        Assert.Equal(Classes.Select(type => type.Name).Order(), AllTables.List.Select(table => table.Benchmarks.Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_benchmark_does_its_job(string name)
    {
        var item = Cases.Single(item => NameOf(item) == name);
        var wanted = BenchmarkRun.Wanted(item);

        Assert.NotNull(wanted);
        Assert.All(await BenchmarkRun.CallAsync(item), result => Assert.Equal(wanted, result));
    }

    [Fact]
    public void The_names_of_a_table_differ_and_it_has_ours_and_another() =>
        Assert.All(AllTables.List, table =>
        {
            var marks = MarksOf<CaseAttribute>(table);

            Assert.Distinct(marks.Select(mark => mark.Name));
            Assert.Contains(marks, mark => mark.Role == CaseRole.Ours);
            Assert.Contains(marks, mark => mark.Role == CaseRole.Peer);
            Assert.True(marks.Count(mark => mark.Role == CaseRole.Baseline) <= 1, table.Title);
        });

    [Fact]
    public void An_aim_compares_with_cases_of_its_own_table() =>
        Assert.All(AllTables.List, table =>
        {
            var names = MarksOf<CaseAttribute>(table).Select(mark => mark.Name);

            Assert.Empty(MarksOf<AimAttribute>(table).SelectMany(aim => aim.Others).Except(names));
        });

    [Fact]
    public void The_page_holds_every_table_with_all_its_cases()
    {
        var page = Repository.Read($"docs/{PerformancePage.Name}");

        Assert.All(AllTables.List, table =>
        {
            var region = page.Split(Region.BeginMark(table.Region))[1].Split(Region.EndMark(table.Region))[0];
            var text = region.Split($"\n### {table.Title}\n")[1].Split("\n### ")[0];
            Assert.All(MarksOf<CaseAttribute>(table), mark => Assert.Contains($"\n| {mark.Name} ", text, StringComparison.Ordinal));
        });
    }

    static List<T> MarksOf<T>(MicroTable table)
        where T : Attribute =>
        [.. table.Benchmarks.GetMethods().SelectMany(method => method.GetCustomAttributes(typeof(T), inherit: true).Cast<T>())];

    static string NameOf(BenchmarkCase item) => $"{item.Descriptor.Type.Name}.{item.Descriptor.WorkloadMethod.Name} {item.Parameters.DisplayInfo}".TrimEnd();
}
