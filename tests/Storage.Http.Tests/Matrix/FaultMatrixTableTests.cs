namespace Storage.Http.Tests.Matrix;

/// <summary>The table of the matrix is whole.</summary>
public class FaultMatrixTableTests
{
    [Fact]
    public void Each_operation_has_a_line_for_each_fault_or_a_reason_why_not()
    {
        var possible = from operation in MatrixOperations.All.Keys
                       from fault in MatrixFaults.All.Keys
                       select (operation, fault);

        var named = MatrixTable.Cells.Keys.Concat(MatrixTable.Excluded.Select(line => (line.Operation, line.Fault)));

        Assert.Equal(possible.Order(), named.Order());
    }

    [Fact]
    public void A_combination_is_excluded_with_a_reason() => Assert.All(MatrixTable.Excluded, line => Assert.NotEqual("", line.Reason));
}
