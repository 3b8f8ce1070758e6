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
        ["report"] =
        [
            "perfgen report", "perfgen report --since 1h", "perfgen report --since 30d", "perfgen report --since 7d --json | jq .methods",
            "perfgen report --daily --date 2025-11-29 --json", "perfgen report --weekly --markdown > week.md", "perfgen report --monthly --by model", "perfgen report --since 30d --by agent --csv",
        ],
        ["score"] =
        [
            "perfgen score task-001 --explain", "perfgen score --data '{ \"duration\": 120, \"lines_changed\": 25 }' --compat --explain", "perfgen score task-001 --json | jq .performance_index.value",
        ],
        ["classify"] = ["perfgen classify \"address the error in the parser\"", "perfgen classify --type bug-fix \"login\"", "git log --format=%s | perfgen classify - --csv"],
        ["insights"] = ["perfgen insights", "perfgen insights --since 7d --type debugging", "perfgen insights --json | jq '.rows[] | select(.advice == \"recommended\")'"],
        ["quality"] = ["perfgen quality coverage.cobertura.xml", "perfgen quality coverage.json build.sarif --record", "perfgen quality build.sarif --json | jq '.rows[].value'"],
        ["config"] = ["perfgen config", "perfgen config --json", "perfgen config --schema > perfgen.schema.json"],
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
        ["insights"] = """
            A mean performance index from 80 on is recommended, one below 60 is not, where the
            whole 95 % interval agrees and there are at least 5 (3 to warn) tasks. Everything
            else cannot be told yet. Gains are against tasks of the kind without it.
            """,
        ["config"] = """
            perfgen.json is the nearest one in the data directory or above it. The environment
            variable of a setting overrides it: PERFGEN_TOKENS_WARN_THRESHOLD=200000. Exit code
            1 where something in either cannot be used; that setting has its default.
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
