using BenchmarkDotNet.Running;
using Storage.Http.Benchmarks;
using Storage.Http.Benchmarks.Micro;
using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Tests.Benchmarks;

public class MicroCommandTests
{
    [Fact]
    public async Task A_dry_run_of_one_class_prints_its_table_and_writes_no_page()
    {
        var output = new StringWriter();

        var code = await BenchmarkProgram.RunAsync(["micro", "lookupown", "--dry"], output);

        Assert.True(code == 0, output.ToString());

        var text = output.ToString();
        Assert.Contains("LookUpOwn.Ours\n", text, StringComparison.Ordinal);
        Assert.Contains("### Registry: a code of the store's own\n\n| case ", text, StringComparison.Ordinal);
        Assert.Contains("\n| ours, by span ", text, StringComparison.Ordinal);
        Assert.Contains("\n| ours / theirs: time, bytes ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Written", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is not known", "--fast")]
    [InlineData("is a second filter", "GoodGet", "GoodCopy")]
    [InlineData("is no region, as micro-good, ", "--only", "GoodGet")]
    [InlineData("says no region", "--dry", "--only")]
    [InlineData("do not go together", "GoodGet", "--only", "micro-good")]
    [InlineData("Classes: GoodGet, GoodGetAsync, ", "Nowhere", "--dry")]
    public async Task A_command_line_that_says_nothing_sensible_is_told_what_would(string says, params string[] words)
    {
        var output = new StringWriter();

        Assert.Equal(2, await BenchmarkProgram.RunAsync(["micro", .. words], output));
        Assert.Contains(says, output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false, "--quick")]
    [InlineData(false, "--dry")]
    [InlineData(false, "GoodGet")]
    [InlineData(true, "--only", "micro-failed")]
    [InlineData(false, "--only", "micro-failed", "--quick")]
    public void Only_a_whole_run_at_full_length_writes_the_page(bool writes, params string[] words) => Assert.Equal(writes, MicroArguments.Parse(words).IsWhole);

    [Fact]
    public void Where_a_case_fails_there_is_no_table_and_the_fault_is_told()
    {
        var output = new StringWriter();

        var summary = BenchmarkRunner.Run([typeof(FailingBenchmark)], MicroConfig.Create(new(MicroPace.Dry, null), new ProgressLogger(output))).Single();

        Assert.Null(new MicroTable(typeof(FailingBenchmark), "region", "Title").Write(summary));
        Assert.True(output.ToString().Contains("This one fails.", StringComparison.Ordinal), output.ToString());
    }
}
