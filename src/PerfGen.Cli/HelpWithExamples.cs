using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PerfGen.Cli;

/// <summary>The help of System.CommandLine, and below it examples of the verb.</summary>
internal sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new()
    {
        [""] =
        [
            "perfgen status", "perfgen report --since 1h", "perfgen query \"select agent, count(*) from calls group by all\"",
        ],
        ["status"] = ["perfgen status", "perfgen status --json | jq .waiting"],
        ["drain"] = ["perfgen drain", "perfgen drain --wait 30s && duckdb .perfgen/perf.duckdb"],
        ["report"] = ["perfgen report", "perfgen report --since 1h", "perfgen report --since 2026-11-21", "perfgen report --since 7d --json | jq .methods"],
        ["coverage"] = ["dotnet build -p:PerfGenCoverageReport=coverage && perfgen coverage", "perfgen coverage --project Shop --json | jq .percent"],
        ["query"] =
        [
            "perfgen query \"from calls limit 5\"",
            "perfgen query \"select method, count(*), max(duration_s) from calls group by all\"",
            "perfgen query --schema",
            "perfgen query --schema calls",
            "perfgen query \"from calls\" --csv > calls.csv",
            "perfgen query - < question.sql",
        ],
    };

    private static readonly Dictionary<string, string> Notes = new()
    {
        [""] = """
            The data directory is the first of: --dir, PERFGEN_DIR, .perfgen beside a
            perfgen.json, an existing .perfgen here or above, .perfgen beside the nearest
            .git, .perfgen here.
            Exit codes: 0 fine, 1 not done, 2 wrong arguments, 130 interrupted.
            Data goes to stdout, talk to stderr.
            """,
        ["query"] = """
            The SQL is one SELECT (or FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN).
            It runs read-only, without files, network and settings. In JSON, numbers that a
            double would not hold whole are text. In tables, unknown is shown as ·
            """,
    };

    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var verb = parseResult.CommandResult.Command is RootCommand ? "" : parseResult.CommandResult.Command.Name;
        output.WriteLine("Examples:");
        foreach (var example in Examples[verb])
        {
            output.WriteLine("  " + example);
        }

        if (Notes.TryGetValue(verb, out var note))
        {
            output.WriteLine();
            output.WriteLine(note);
        }

        return code;
    }
}
