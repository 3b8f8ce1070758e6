using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGen.Query.Budgets;
using PerfGen.Query.Questions;

namespace PerfGen.Query.Reporting;

/// <summary>Writes a report as JSON for programs: <c>perfgen.report/1</c>. Within the number, names only come in, none changes or goes.</summary>
public static class ReportJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Schema = "perfgen.report/1";

    /// <summary>Writes the report, with a line end. Unknown figures are null; durations are in seconds, rates 0 to 1, times in UTC.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream output, PerfReport report)
    {
        JsonSerializer.Serialize(output, new Document
        {
            DataDirectory = report.DataDirectory,
            MadeAt = report.MadeAt,
            Window = report.Window,
            Totals = report.Totals,
            Previous = report.Previous,
            Agents = report.Agents,
            Methods = report.Methods,
            Errors = report.Errors,
            Values = report.Values,
            Resources = report.Resources,
            Usage = report.Usage,
            TaskTypes = report.TaskTypes,
            Models = report.Models,
            Notes = report.Notes,
            Budgets = report.Budgets,
            Dropped = report.Dropped,
            Overhead = new Overhead(
                report.Overhead.CallNanoseconds, report.Overhead.ColdCallNanoseconds, report.Overhead.RowNanoseconds, report.OverheadOfAll,
                [.. report.Methods.Select(method => new MethodOverhead(method.Type, method.Method, report.OverheadOf(method)))]),
            Waiting = report.Waiting,
        }, Json.ForPeople.Document);
        output.WriteByte((byte)'\n');
    }

    /// <summary>What recording costs: nanoseconds a call, and shares of the recorded time.</summary>
    internal sealed record Overhead(double? CallNanoseconds, double? ColdCallNanoseconds, double? RowNanoseconds, double? Share, IReadOnlyList<MethodOverhead> Methods);

    internal sealed record MethodOverhead(string Type, string Method, double? Share);

    internal sealed record Document
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = ReportJson.Schema;

        public required string DataDirectory { get; init; }

        public DateTimeOffset MadeAt { get; init; }

        public required ReportWindow Window { get; init; }

        public required TotalsRow Totals { get; init; }

        public TotalsRow? Previous { get; init; }

        public required IReadOnlyList<AgentSummaryRow> Agents { get; init; }

        public required IReadOnlyList<MethodSummaryRow> Methods { get; init; }

        public required IReadOnlyList<ErrorSummaryRow> Errors { get; init; }

        public required IReadOnlyList<ValueSummaryRow> Values { get; init; }

        public required IReadOnlyList<MethodResourcesRow> Resources { get; init; }

        public required IReadOnlyList<ResourceUsageRow> Usage { get; init; }

        public required IReadOnlyList<WorkGroupRow> TaskTypes { get; init; }

        public required IReadOnlyList<WorkGroupRow> Models { get; init; }

        public required IReadOnlyList<string> Notes { get; init; }

        public required IReadOnlyList<BudgetForecast> Budgets { get; init; }

        public long Dropped { get; init; }

        public required Overhead Overhead { get; init; }

        public long Waiting { get; init; }
    }
}

/// <summary>Writing without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ReportJson.Document))]
internal sealed partial class Json : JsonSerializerContext
{
    /// <summary>Text as it is: the output is no part of a web page.</summary>
    public static Json ForPeople => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
