using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Output;

/// <summary>What the verbs that look after the database have to say, as rows for programs.</summary>
internal static class MaintenanceRows
{
    public static IQueryRows Of(CleanupStatistics done) => One(
        ("calls_rolled_up", done.CallsRolledUp), ("values_rolled_up", done.ValuesRolledUp), ("calls_removed", done.CallsRemoved), ("values_removed", done.ValuesRemoved),
        ("rollups_removed", done.RollupsRemoved), ("parts_merged", done.PartsMerged), ("tasks_removed", done.TasksRemoved), ("sessions_removed", done.SessionsRemoved), ("days_settled", done.DaysSettled),
        ("bytes_before", done.BytesBefore), ("bytes_after", done.BytesAfter), ("elapsed_s", done.Elapsed.TotalSeconds));

    public static IQueryRows Of(IEnumerable<StoreFinding> findings) => new ListRows(
        [Text("severity"), Text("what"), Text("advice")],
        [.. findings.Select(static finding => new object?[] { finding.Severity.ToString().ToLowerInvariant(), finding.What, finding.Advice })]);

    /// <summary>One row.</summary>
    public static IQueryRows One(params (string Name, object? Value)[] cells) => new ListRows(
        [.. cells.Select(static cell => cell.Value switch
        {
            long => new QueryColumn(cell.Name, "BIGINT", QueryColumnKind.Integer),
            double => new QueryColumn(cell.Name, "DOUBLE", QueryColumnKind.Real),
            _ => Text(cell.Name),
        })],
        [[.. cells.Select(static cell => cell.Value)]]);

    private static QueryColumn Text(string name) => new(name, "VARCHAR", QueryColumnKind.Text);
}
