using System.Globalization;
using PerfGen.Query.Text;

namespace PerfGen.Query.Reporting;

/// <summary>Shows as text what it gained to do work by several at once.</summary>
public static class ScalingText
{
    private const int LabelWidth = 21;
    private const int Most = 10;

    /// <summary>Writes the report.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="width">Columns of the terminal; lines are cut to fit. Null cuts nothing, for pipes.</param>
    /// <param name="colour">Whether the terminal shows colours.</param>
    public static void Write(TextWriter output, ScalingReport report, int? width = null, bool colour = false)
    {
        var writer = new StyledWriter(output, colour);
        writer.WriteLine();
        if (report.Work.Count == 0)
        {
            writer.WriteLine($" Nothing that ended is recorded in the window '{report.Window.Name}': scalability is read off calls and tasks that ran at once.");
            WriteNotes(writer, report, width);
            return;
        }

        var names = MethodNames.Shorten(report.Work.Where(static work => work.Type is not null).Select(static work => (work.Type!, work.Name)));
        string NameOf(WorkScaling work) => CellWidth.Printable(work.Type is { } type ? names[(type, work.Name)] : work.Name.Length > 0 ? $"tasks of kind {work.Name}" : "tasks of no kind");

        var compared = report.Work.Where(static work => work.Unknown is null).ToArray();
        writer.WriteLine(Fit($" scalability · {report.Window.Name} · {Human.Things(compared.Length, "kind")} of work ran at several degrees of parallelism, of {Human.Count(report.Work.Count)}", width), TextStyle.Bold);
        foreach (var work in compared.Take(Most))
        {
            WriteWork(writer, work, NameOf(work), width);
        }

        if (compared.Length > Most)
        {
            writer.WriteLine();
            writer.WriteLine($" … and {Human.Count(compared.Length - Most)} more, with --json or --csv");
        }

        WriteUnknown(writer, [.. report.Work.Where(static work => work.Unknown is not null)], NameOf, width);
        WriteFacts(writer, report, width);
    }

    private static void WriteWork(StyledWriter writer, WorkScaling work, string name, int? width)
    {
        writer.WriteLine();
        writer.WriteLine(Fit($" {name}", width), TextStyle.Bold);
        var table = new TextTable(
            new("at once", IsNumber: true), new("done", IsNumber: true), new("time", IsNumber: true), new("per second", IsNumber: true), new("each takes", IsNumber: true), new("speed-up", IsNumber: true),
            new("efficiency", IsNumber: true), new("success", IsNumber: true));
        foreach (var degree in work.Degrees)
        {
            var isFall = work.DegradesFrom is { } from && degree.Row.From >= from.Row.From;
            table.Add(
                AtOnce(degree), Human.Compact(Math.Round(degree.Row.Done, 1)), Human.Duration(degree.Row.ElapsedSeconds), Human.Compact(degree.PerSecond), Human.Duration(degree.Row.MeanSeconds),
                new TextCell(Times(degree.SpeedUp), isFall ? TextStyle.Bad : TextStyle.Plain), Human.Share(degree.Efficiency), Human.Share(degree.SuccessRate));
        }

        table.Write(writer, width, margin: 3);
        Fact(writer, "execution speed", $"{Times(work.SpeedUp)} times as fast as one at a time: {Human.Duration(work.ElapsedSeconds)} for what takes {Human.Duration(work.OneAtATimeSeconds)} alone", width);
        Fact(writer, "resource efficiency", $"beside others each is worth {Human.Share(work.Efficiency)} of one alone, and takes {Longer(work.OverheadSeconds)}", width);
        Fact(writer, "quality maintenance", Quality(work), width);
        Fact(writer, "scalability factors", Limit(work), width);
    }

    private static string Longer(double? seconds) => seconds switch
    {
        null => "a time that is not known",
        < 0 => $"{Human.Duration(-seconds)} less",
        _ => $"{Human.Duration(seconds)} longer",
    };

    private static string Quality(WorkScaling work)
    {
        var asked = string.Create(CultureInfo.InvariantCulture, $"asked: more than {WorkScaling.QualityMark * 100:0} % of success alone");
        return work.IsQualityMaintained switch
        {
            null => $"not known: fewer than {DegreeFigures.LeastDone} succeeded or failed, alone or beside others",
            true => $"kept: {Human.Share(work.SuccessBeside)} succeed beside others, {Human.Share(work.SuccessAlone)} alone ({asked})",
            false => $"lost: {Human.Share(work.SuccessBeside)} succeed beside others, {Human.Share(work.SuccessAlone)} alone ({asked})",
        };
    }

    private static string Limit(WorkScaling work) =>
        work.Best is not { } best ? "not known: a single degree is known"
        : work.DegradesFrom is { } from ? $"most is done at {AtOnce(best)} at once; from {AtOnce(from)} on throughput falls"
        : $"most is done at {AtOnce(best)} at once; throughput does not fall up to {AtOnce(work.Degrees.Last(static degree => degree.SpeedUp is not null))}";

    private static void WriteUnknown(StyledWriter writer, WorkScaling[] unknown, Func<WorkScaling, string> nameOf, int? width)
    {
        if (unknown.Length == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine(" nothing to compare");
        foreach (var reason in unknown.GroupBy(static work => work.Unknown!))
        {
            var named = reason.Take(3).Select(nameOf);
            writer.WriteLine(Fit($"   {reason.Key}: {string.Join(", ", named)}{(reason.Count() > 3 ? $" and {Human.Count(reason.Count() - 3)} more" : "")}", width));
        }
    }

    private static void WriteFacts(StyledWriter writer, ScalingReport report, int? width)
    {
        writer.WriteLine();
        foreach (var (label, figure) in report.Usage.Count == 0 ? [("resources", UsageText.HowTo)] : UsageText.Of(report.Usage))
        {
            Fact(writer, label, figure, width, margin: 1);
        }

        WriteNotes(writer, report, width);
    }

    private static void WriteNotes(StyledWriter writer, ScalingReport report, int? width)
    {
        foreach (var note in report.Notes)
        {
            Fact(writer, "note", note, width: null, margin: 1);
        }

        if (report.Waiting > 0)
        {
            Fact(writer, "waiting", $"{Human.Things(report.Waiting, "record")} in journals, not counted yet", width, margin: 1);
        }
    }

    private static void Fact(StyledWriter writer, string label, string text, int? width, int margin = 3) =>
        writer.WriteLine(Fit(new string(' ', margin) + label.PadRight(LabelWidth) + text, width));

    private static string AtOnce(DegreeFigures degree) =>
        degree.Row.From == degree.Row.To ? Human.Count(degree.Row.From) : $"{Human.Count(degree.Row.From)}–{Human.Count(degree.Row.To)}";

    private static string Times(double? factor) => factor is { } times ? times.ToString("0.00", CultureInfo.InvariantCulture) : "–";

    private static string Fit(string line, int? width) => width is { } most ? CellWidth.Cut(line, most) : line;
}
