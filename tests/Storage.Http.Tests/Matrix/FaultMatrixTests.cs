namespace Storage.Http.Tests.Matrix;

/// <summary>Every operation meets every fault at every point in time, over real sockets; what is to be seen stands in <c>expected.tsv</c>.</summary>
public class FaultMatrixTests(MatrixFixture fixture) : IClassFixture<MatrixFixture>
{
    public static TheoryData<string, string, bool> Cells
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var (operation, fault) in MatrixTable.Cells.Keys)
            {
                data.Add(operation, fault, true);
                data.Add(operation, fault, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task An_operation_that_meets_a_fault_ends_as_the_table_says(string operation, string fault, bool async)
    {
        var expected = MatrixTable.Cells[(operation, fault)];
        var emulator = fixture.Emulator;
        emulator.Faults.Clear();
        await using var stage = fixture.Join(MatrixOperations.All[operation].Store);
        var call = await MatrixOperations.All[operation].PrepareAsync(stage);
        emulator.Requests.Clear();
        await using var client = new MatrixClient(stage.Address, MatrixFaults.All[fault], call);
        var run = new MatrixRun(emulator, stage, MatrixFaults.All[fault], call, client);

        var seen = await run.RunAsync(async, expected.Body.EndsWith("silence", StringComparison.Ordinal) ? MatrixFaults.All[fault].SilentAfter(stage.Provider) : null);

        Assert.Equal(expected.ToString(), seen.ToString());
    }
}
