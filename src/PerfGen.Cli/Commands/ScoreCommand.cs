using System.CommandLine;
using PerfGen.Analysis;
using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Runtime.Settings;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen score</c>: the scores of a task, and what they are made of.</summary>
internal static class ScoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var task = new Argument<string?>("task") { Description = "Id of a recorded task that has ended.", Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<string?>("--data") { Description = "Task data as JSON instead, or - to read it from stdin.", HelpName = "json" };
        var explain = new Option<bool>("--explain") { Description = "Show every term that adds up to a score." };
        var compat = new Option<bool>("--compat") { Description = "By the formulas of old files instead of the documented ones." };
        var command = new Command("score", "Show quality, time efficiency and performance index of a task, and what they are made of.") { task, data, explain, compat, dir, json };
        command.SetAction((parsed, stop) => RunAsync(
            terminal, parsed.GetValue(task), parsed.GetValue(data), parsed.GetValue(explain), parsed.GetValue(compat), parsed.GetValue(dir), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string? task, string? data, bool explain, bool compat, string? dir, bool json, CancellationToken stop)
    {
        if (task is null == data is null)
        {
            throw new UsageException("name a recorded task, perfgen score task-001, or give --data '{ \"duration\": 120, \"lines_changed\": 25 }'");
        }

        var directory = CommonOptions.DirectoryOf(dir);
        var options = ScoringSettings.Read(PerfSettings.Load(directory));
        options = compat ? options with { Mode = ScoringMode.Compat } : options;
        if (options.Objection is { } objection)
        {
            throw new UsageException($"{directory.SettingsFile ?? "the environment"}: {objection}");
        }

        Action saidByDrain = static () => { };
        EndedTaskRow? recorded = null;
        TaskFacts facts;
        if (data is not null)
        {
            facts = FactsOf(data == "-" ? await Console.In.ReadToEndAsync(stop) : data);
        }
        else
        {
            saidByDrain = DrainFirst.Run(directory, stop);
            recorded = await FindAsync(directory, task!, stop);
            facts = FactsOf(recorded);
        }

        var scores = TaskScorer.Score(facts, options);
        if (json)
        {
            ScoreJson.Write(terminal.Bytes, scores, task, recorded?.QualityScore, recorded?.PerformanceIndex);
        }
        else
        {
            ScoreText.Write(terminal.Out, scores, explain, recorded?.QualityScore, recorded?.PerformanceIndex, terminal.Colour);
        }

        terminal.Release();
        saidByDrain();
        return ExitCode.Fine;
    }

    private static TaskFacts FactsOf(string json)
    {
        try
        {
            var facts = TaskDataJson.Parse(json).Facts;
            return facts.Objection is { } objection ? throw new UsageException(objection) : facts;
        }
        catch (FormatException error)
        {
            throw new UsageException(error.Message);
        }
    }

    /// <summary>What was not recorded has the documented default.</summary>
    private static TaskFacts FactsOf(EndedTaskRow row) => new()
    {
        Success = row.Result == "success",
        DurationSeconds = row.DurationSeconds,
        LinesChanged = row.LinesChanged,
        BestPracticesFollowed = row.BestPracticesFollowed ?? true,
        DocumentationUpdated = row.DocumentationUpdated ?? false,
    };

    private static async Task<EndedTaskRow> FindAsync(DataDirectory directory, string task, CancellationToken stop) =>
        (await EndedTaskRow.LoadAsync(directory, task: task, stop: stop)).LastOrDefault()
        ?? throw new UsageException($"no task '{task}' has ended in {directory.Path}; perfgen query \"select task_id from tasks\" lists the tasks");
}
