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
        ["maintain"] = ["perfgen maintain", "perfgen maintain --json | jq '.rows[0].calls_removed'"],
        ["doctor"] = ["perfgen doctor", "perfgen doctor --json | jq '.rows[] | select(.severity == \"damage\")'"],
        ["backup"] = ["perfgen backup ../perf-2026-11-21.duckdb"],
        ["restore"] = ["perfgen restore ../perf-2026-11-21.duckdb"],
        ["forget"] = ["perfgen forget --session sess-001", "perfgen forget --session sess-001 --task task-001 --yes", "perfgen forget --before 90d"],
        ["query"] =
        [
            "perfgen query \"from calls limit 5\"",
            "perfgen query \"select method, count(*), max(duration_s) from calls group by all\"",
            "perfgen query --schema",
            "perfgen query --schema calls",
            "perfgen query \"from calls\" --csv > calls.csv",
            "perfgen query - < question.sql",
            "perfgen query summary --since 7d",
            "perfgen query groups --by model --since 24h --order-by cost",
            "perfgen query by-time --table calls --field duration_ms --aggregate percentile --interval hour",
            "perfgen query groups --by method --markdown --limit 10",
            "perfgen query \"from calls\" --parquet --output calls.parquet",
            "perfgen query --file theirs.duckdb \"from events limit 5\"",
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
        ["maintain"] = """
            Policies are in perfgen.json, for all or for groups of metrics:
              { "store": { "retention": { "default": "keep-all", "timing": "tiered" } } }
            tiered keeps 7 days of rows, 30 of hours, 90 of days, and months for ever;
            last-100 keeps the last 100 of each agent and command-line tool.
            """,
        ["query"] = """
            The SQL is one SELECT (or FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN).
            It runs read-only, without files, network and settings. In JSON, numbers that a
            double would not hold whole are text. In tables, unknown is shown as ·
            Instead of SQL, the name of a question (perfgen query --questions); the options
            from --since on say what it is about, and every question honours all of them.
            Without SQL, on a terminal: a prompt with completion.
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
