using System.CommandLine;
using PerfGen.Analysis;
using PerfGen.Cli.Output;
using PerfGen.Query.Reporting;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Text;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen insights</c>: which skills, tools, agents and models go well with which kind of task, and how sure that is.</summary>
internal static class InsightsCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var csv = CommonOptions.Csv();
        var since = new Option<string>("--since") { Description = "From when on: 1d, 7d, 30d, a date, or all.", HelpName = "time", DefaultValueFactory = static _ => "30d" };
        var type = new Option<string?>("--type") { Description = "Only this kind of task.", HelpName = "kind" };
        var command = new Command("insights", "Show which skills, tools, agents and models go well with which kind of task, and how sure that is.") { since, type, dir, json, csv };
        command.SetAction((parsed, stop) => RunAsync(
            new OutputForm(terminal, parsed.GetValue(json), parsed.GetValue(csv)), parsed.GetValue(since)!, parsed.GetValue(type), parsed.GetValue(dir), stop));
        return command;
    }

    private static async Task<int> RunAsync(OutputForm form, string since, string? type, string? dir, CancellationToken stop)
    {
        if (type is not null && !TaskTypes.All.Contains(type, StringComparer.Ordinal))
        {
            throw new UsageException($"--type is '{type}'; it has to be {string.Join(", ", TaskTypes.All)}" + (NearestName.Find(type, TaskTypes.All) is { } near ? $". Did you mean '{near}'?" : ""));
        }

        var directory = CommonOptions.DirectoryOf(dir);
        var window = CommonOptions.Window("--since", since, directory);
        var saidByDrain = DrainFirst.Run(directory, stop);
        var insights = LearningInsights.Of([.. (await TaskOutcomes.LoadAsync(directory, window.From, window.To, stop)).Where(task => type is null || task.TaskType == type)]);
        if (form.IsJson)
        {
            await JsonResult.WriteAsync(form.Terminal.Bytes, Rows(insights));
        }
        else if (form.IsCsv)
        {
            await CsvResult.WriteAsync(form.Terminal.Out, Rows(insights));
        }
        else
        {
            Write(form.Terminal, insights, window);
        }

        form.Terminal.Release();
        saidByDrain();
        return ExitCode.Fine;
    }

    private static void Write(Terminal terminal, IReadOnlyList<Effectiveness> insights, ReportWindow window)
    {
        var writer = new StyledWriter(terminal.Out, terminal.Colour);
        writer.WriteLine();
        if (insights.Count == 0)
        {
            writer.WriteLine($" No task with a skill, tool, agent or model has ended in the window '{window.Name}'.");
            return;
        }

        var table = new TextTable(
            new("kind of task"), new("with"), new("name", IsFlexible: true), new("tasks", IsNumber: true), new("ok", IsNumber: true), new("advice"), new("why", IsFlexible: true));
        foreach (var one in insights)
        {
            table.Add(
                one.TaskType, one.Kind.ToString().ToLowerInvariant(), CellWidth.Printable(one.Name), Human.Count(one.Uses), Human.Share(one.SuccessRate?.Value),
                new TextCell(WordOf(one.Advice), one.Advice switch { Advice.Recommended => TextStyle.Good, Advice.NotRecommended => TextStyle.Bad, _ => TextStyle.Dim }), one.Reason);
        }

        table.Write(writer, terminal.Width, margin: 1);
    }

    private static ListRows Rows(IReadOnlyList<Effectiveness> insights)
    {
        static QueryColumn Text(string name) => new(name, "VARCHAR", QueryColumnKind.Text);
        static QueryColumn Real(string name) => new(name, "DOUBLE", QueryColumnKind.Real);

        return new ListRows(
            [
                Text("task_type"), Text("kind"), Text("name"), new("uses", "BIGINT", QueryColumnKind.Integer),
                Real("performance_index"), Real("performance_index_low"), Real("performance_index_high"), Real("success_rate"), Real("success_rate_low"), Real("success_rate_high"),
                Real("gain"), Real("gain_low"), Real("gain_high"), Text("advice"), Text("reason"),
            ],
            [
                .. insights.Select(static one => new object?[]
                {
                    one.TaskType, one.Kind.ToString().ToLowerInvariant(), one.Name, (long)one.Uses,
                    one.PerformanceIndex?.Value, one.PerformanceIndex?.Low, one.PerformanceIndex?.High, one.SuccessRate?.Value, one.SuccessRate?.Low, one.SuccessRate?.High,
                    one.Gain?.Value, one.Gain?.Low, one.Gain?.High, WordOf(one.Advice).Replace(' ', '_'), one.Reason,
                }),
            ]);
    }

    private static string WordOf(Advice advice) => advice switch { Advice.Recommended => "recommended", Advice.NotRecommended => "not recommended", _ => "cannot tell" };
}
