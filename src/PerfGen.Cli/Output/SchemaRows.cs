using PerfGen.Query;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Text;
using PerfGen.Runtime;

namespace PerfGen.Cli.Output;

/// <summary>What can be asked: the views, or the columns of one of them.</summary>
internal static class SchemaRows
{
    public static async Task<IQueryRows> LoadAsync(DataDirectory directory, string? file, string? view, CancellationToken stop)
    {
        static QueryColumn Text(string name) => new(name, "VARCHAR", QueryColumnKind.Text);

        var columns = await (file is null ? PerfSchema.LoadAsync(directory, stop) : PerfSchema.LoadFileAsync(file, stop));
        if (view is null)
        {
            return new ListRows([Text("view"), Text("what_it_is")], [.. columns.DistinctBy(static column => column.View).Select(static column => new object?[] { column.View, column.ViewComment })]);
        }

        var own = columns.Where(column => string.Equals(column.View, view, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (own.Length == 0)
        {
            var near = NearestName.Find(view, columns.Select(static column => column.View).Distinct());
            throw new UsageException($"there is no view '{view}'{(near is null ? "" : $"; did you mean '{near}'?")} (views: perfgen query --schema)");
        }

        return new ListRows([Text("column"), Text("type"), Text("what_it_is")], [.. own.Select(static column => new object?[] { column.Name, column.Type, column.Comment })]);
    }
}
