using System.CommandLine;
using PerfGen.Analysis;
using PerfGen.Cli.Output;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Text;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Runtime.Settings;
using PerfGen.Runtime.Work;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen quality</c>: what reports of coverage tools and linters say; recorded where the settings have it.</summary>
internal static class QualityCommand
{
    private static readonly Dictionary<string, string> SwitchOf = new(StringComparer.Ordinal)
    {
        [Metrics.Names.TestCoverage] = "metrics.quality.test_coverage",
        [Metrics.Names.LintingErrors] = "metrics.quality.lint_scores",
        [Metrics.Names.LintScore] = "metrics.quality.lint_scores",
        [Metrics.Names.ComplexityScore] = "metrics.quality.complexity",
    };

    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var csv = CommonOptions.Csv();
        var files = new Argument<string[]>("file") { Description = "Reports: Cobertura XML, coverlet JSON, SARIF.", Arity = ArgumentArity.OneOrMore };
        var record = new Option<bool>("--record") { Description = "Record what they say, also where the settings do not have it." };
        var command = new Command("quality", "Read coverage, findings of linters and complexity from reports, and record them where the settings say so.") { files, record, dir, json, csv };
        command.SetAction((parsed, _) => RunAsync(
            new OutputForm(terminal, parsed.GetValue(json), parsed.GetValue(csv)), parsed.GetValue(files)!, parsed.GetValue(record), parsed.GetValue(dir)));
        return command;
    }

    private static async Task<int> RunAsync(OutputForm form, string[] files, bool record, string? dir)
    {
        var directory = CommonOptions.DirectoryOf(dir);
        var settings = PerfSettings.Load(directory);
        var rows = new List<(string File, QualityReading Reading, bool IsRecorded)>();
        foreach (var file in files)
        {
            foreach (var reading in Read(file))
            {
                rows.Add((file, reading, record || settings.IsOn(SwitchOf[reading.Metric])));
            }
        }

        MetricValue[] values = [.. rows.Where(static row => row.IsRecorded).Select(static row => new MetricValue(row.Reading.Metric, row.Reading.Value, row.Reading.Unit))];
        if (values.Length > 0)
        {
            var inbox = new InboxWriter(directory);
            inbox.RecordMetrics(values, WorkEnvironment.Read(out _));
            if (inbox.Withheld.Count > 0)
            {
                throw new UsageException($"nothing was recorded: {inbox.Withheld[0]}");
            }
        }

        if (form.IsJson || form.IsCsv)
        {
            await WriteRowsAsync(form, rows);
        }
        else
        {
            WriteText(form.Terminal, rows);
        }

        form.Terminal.Release();
        if (rows.Exists(static row => !row.IsRecorded))
        {
            Terminal.Say("not all of it is recorded: switch on metrics.quality in perfgen.json, or give --record");
        }

        return ExitCode.Fine;
    }

    private static IReadOnlyList<QualityReading> Read(string file)
    {
        try
        {
            return QualityReport.Read(file);
        }
        catch (FormatException error)
        {
            throw new UsageException($"'{file}': {error.Message}");
        }
    }

    private static void WriteText(Terminal terminal, List<(string File, QualityReading Reading, bool IsRecorded)> rows)
    {
        var table = new TextTable(new("metric"), new("value", IsNumber: true), new("unit"), new("from", IsFlexible: true), new("file", IsFlexible: true), new("recorded"));
        foreach (var (file, reading, isRecorded) in rows)
        {
            table.Add(reading.Metric, Human.Compact(Math.Round(reading.Value, 2)), reading.Unit, reading.Basis, CellWidth.Printable(file), isRecorded ? "yes" : "no");
        }

        table.Write(new StyledWriter(terminal.Out, terminal.Colour), terminal.Width, margin: 1);
    }

    private static async Task WriteRowsAsync(OutputForm form, List<(string File, QualityReading Reading, bool IsRecorded)> rows)
    {
        static QueryColumn Text(string name) => new(name, "VARCHAR", QueryColumnKind.Text);
        var table = new ListRows(
            [Text("metric"), new("value", "DOUBLE", QueryColumnKind.Real), Text("unit"), Text("basis"), Text("file"), Text("recorded")],
            [.. rows.Select(static row => new object?[] { row.Reading.Metric, row.Reading.Value, row.Reading.Unit, row.Reading.Basis, row.File, row.IsRecorded ? "yes" : "no" })]);
        if (form.IsJson)
        {
            await JsonResult.WriteAsync(form.Terminal.Bytes, table);
        }
        else
        {
            await CsvResult.WriteAsync(form.Terminal.Out, table);
        }
    }
}
