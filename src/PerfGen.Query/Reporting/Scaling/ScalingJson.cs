using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGen.Query.Questions;

namespace PerfGen.Query.Reporting;

/// <summary>Writes for programs what it gained to do work by several at once: <c>perfgen.scalability/1</c>. Within the number, names only come in, none changes or goes.</summary>
public static class ScalingJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Schema = "perfgen.scalability/1";

    /// <summary>Writes the report, with a line end. Unknown figures are null; durations are in seconds, rates 0 to 1, times in UTC.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream output, ScalingReport report)
    {
        JsonSerializer.Serialize(output, new Document
        {
            DataDirectory = report.DataDirectory,
            MadeAt = report.MadeAt,
            Window = report.Window,
            Work = [.. report.Work.Select(Of)],
            Usage = report.Usage,
            Notes = report.Notes,
            Waiting = report.Waiting,
        }, ScalingJsonContext.ForPeople.Document);
        output.WriteByte((byte)'\n');
    }

    private static Work Of(WorkScaling work) => new(
        work.Kind, work.Type, work.Name, work.Done, work.MostAtOnce, work.Unknown,
        new Speed(work.ElapsedSeconds, work.OneAtATimeSeconds, work.SpeedUp, work.SavedSeconds),
        new Efficiency(work.Efficiency, work.OverheadSeconds),
        new Quality(work.SuccessAlone, work.SuccessBeside, work.IsQualityMaintained),
        new Factors(work.Best?.Row.From, work.Best?.Row.To, work.Best?.SpeedUp, work.DegradesFrom?.Row.From),
        [.. work.Degrees.Select(static degree => new Degree(
            degree.Row.From, degree.Row.To, degree.MeanAtOnce, degree.Row.Done, degree.Row.ElapsedSeconds, degree.PerSecond, degree.Row.MeanSeconds, degree.SpeedUp, degree.Efficiency,
            degree.OverheadSeconds, degree.SuccessRate))]);

    internal sealed record Work(
        string Kind, string? Type, string Name, long Done, long MostAtOnce, string? Unknown, Speed ExecutionSpeed, Efficiency ResourceEfficiency, Quality QualityMaintenance, Factors ScalabilityFactors,
        IReadOnlyList<Degree> Degrees);

    internal sealed record Speed(double ElapsedSeconds, double? OneAtATimeSeconds, double? SpeedUp, double? SavedSeconds);

    internal sealed record Efficiency([property: JsonPropertyName("efficiency")] double? Share, double? OverheadSeconds);

    internal sealed record Quality(double? SuccessAlone, double? SuccessBesideOthers, bool? IsMaintained);

    internal sealed record Factors(long? BestAtOnceFrom, long? BestAtOnceTo, double? BestSpeedUp, long? DegradesFrom);

    internal sealed record Degree(
        long AtOnceFrom, long AtOnceTo, double MeanAtOnce, double Done, double ElapsedSeconds, double PerSecond, double? MeanSeconds, double? SpeedUp, double? Efficiency, double? OverheadSeconds,
        double? SuccessRate);

    internal sealed record Document
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = ScalingJson.Schema;

        public required string DataDirectory { get; init; }

        public DateTimeOffset MadeAt { get; init; }

        public required ReportWindow Window { get; init; }

        public required IReadOnlyList<Work> Work { get; init; }

        public required IReadOnlyList<ResourceUsageRow> Usage { get; init; }

        public required IReadOnlyList<string> Notes { get; init; }

        public long Waiting { get; init; }
    }
}

/// <summary>Writing without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ScalingJson.Document))]
internal sealed partial class ScalingJsonContext : JsonSerializerContext
{
    /// <summary>Text as it is: the output is no part of a web page.</summary>
    public static ScalingJsonContext ForPeople => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
