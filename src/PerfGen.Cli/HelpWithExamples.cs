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
            "perfgen report --daily --date 2025-11-29 --json", "perfgen report --weekly --markdown > week.md", "perfgen report --monthly --by model", "perfgen report --since 30d --by agent --csv", "perfgen report --recent --days 30", "perfgen report --scalability --since 7d",
        ],
        ["coverage"] = ["dotnet build -p:PerfGenCoverageReport=coverage && perfgen coverage", "perfgen coverage --project Shop --json | jq .percent"],
        ["advice"] = ["perfgen advice export"],
        ["advice export"] = ["perfgen advice export", "perfgen advice export --since 30d", "perfgen advice export --baseline main", "perfgen advice export --file -"],
        ["score"] =
        [
            "perfgen score task-001 --explain", "perfgen score --data '{ \"duration\": 120, \"lines_changed\": 25 }' --compat --explain", "perfgen score task-001 --json | jq .performance_index.value",
        ],
        ["classify"] = ["perfgen classify \"address the error in the parser\"", "perfgen classify --type bug-fix \"login\"", "git log --format=%s | perfgen classify - --csv"],
        ["insights"] = ["perfgen insights", "perfgen insights --since 7d --type debugging", "perfgen insights --json | jq '.rows[] | select(.advice == \"recommended\")'"],
        ["quality"] = ["perfgen quality coverage.cobertura.xml", "perfgen quality coverage.json build.sarif --record", "perfgen quality build.sarif --json | jq '.rows[].value'"],
        ["config"] = ["perfgen config", "perfgen config --json", "perfgen config --schema > perfgen.schema.json"],
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
        ["metrics"] = ["perfgen metrics", "perfgen metrics --own --json", "perfgen metrics --schema > perfgen.metrics.schema.json", "perfgen metrics explain test_coverage"],
        ["metrics explain"] = ["perfgen metrics explain test_coverage"],
        ["metrics check"] = ["perfgen metrics check", "perfgen metrics check --json | jq .faults"],
        ["metrics diff"] = ["perfgen metrics diff perfgen.metrics.shipped.json perfgen.metrics.json"],
        ["metrics import"] = ["perfgen metrics import semantic-conventions/model --only http. --out otel.perfgen.metrics.json"],
        ["metrics ship"] = ["perfgen metrics ship && git add perfgen.metrics.shipped.json"],
        ["budget"] = ["perfgen budget", "perfgen budget --amount 50 --per month", "perfgen budget --tokens 5000000 --per week", "perfgen budget --amount 2 --per day --json | jq .budgets[0].projected"],
        ["session"] = ["export PERFGEN_SESSION=$(perfgen session start --agent reviewer)", "perfgen session end"],
        ["session start"] = ["export PERFGEN_SESSION=$(perfgen session start --agent reviewer)", "perfgen session start sess-001 --cli claude-code --model glm-4.6"],
        ["session end"] = ["perfgen session end", "perfgen session end sess-001 --note \"handed over\""],
        ["task"] = ["export PERFGEN_TASK=$(perfgen task start --type debugging --priority high)", "perfgen task end --result success --files-modified 3"],
        ["task start"] = ["export PERFGEN_TASK=$(perfgen task start --type debugging --priority high)", "perfgen task start task-001 --agent expert-backend --queued 2s"],
        ["task end"] = ["perfgen task end --result success --files-created 2 --files-modified 3", "perfgen task end task-001 --result partial --issue \"flaky test\" --tokens 25000"],
        ["record"] = ["perfgen record metric test_coverage 85.5 percent", "perfgen record task task-001 expert-backend success 90000 25000", "perfgen record tokens --model glm-4.6 --prompt 1200 --completion 300"],
        ["record metric"] = ["perfgen record metric total_execution_time 45.2 seconds", "perfgen record metric files_created 5 --task task-001", "perfgen record metric review_depth 7 --catalogue src/Shop/perfgen.metrics.json", "printf 'lines_changed 150 lines\\ntest_coverage 85.5 percent\\n' | perfgen record metric -"],
        ["record task"] =
        [
            "perfgen record task \"$TASK_ID\" \"$AGENT\" \"$RESULT\" \"$DURATION\" \"$TOKENS\"",
            "perfgen record task task-001 expert-backend success 90000 25000 --files-created 2 --files-modified 3",
            "perfgen record task fix-42 --type debugging --result partial --duration 2m --issue \"flaky test\" --prompt 1200 --completion 300 --model glm-4.6",
        ],
        ["receive"] =
        [
            "perfgen receive", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf dotnet run",
            "perfgen receive --port 0 --for 10m --json", "CLAUDE_CODE_ENABLE_TELEMETRY=1 OTEL_METRICS_EXPORTER=otlp OTEL_LOGS_EXPORTER=otlp OTEL_EXPORTER_OTLP_PROTOCOL=http/json OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 claude",
        ],
        ["record tokens"] =
        [
            "perfgen record tokens --model gpt-4o --prompt 1200 --completion 300 --cache-read 1000",
            "perfgen record tokens --model claude-sonnet-4-5 --prompt 200 --cache-read 1000 --completion 300 --cache-apart",
            "perfgen record tokens --tokens 150000 --cumulative",
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
        ["advice export"] = """
            Commit the file: the compiler's rules show its figures on the methods (PRFG8001),
            and warn of those that became slower than their baseline (PRFG8002). Methods that
            this data does not have keep their lines; one line is one method, so that versions
            of the file merge.
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
        ["budget"] = """
            Without options, the budgets of perfgen.json, which 'perfgen report' shows as well:
              { "budget": { "cost": 50, "currency": "USD", "tokens": 5000000, "per": "month" } }
            Days, weeks and months begin in the zone of store.timeZone.
            """,
        ["maintain"] = """
            Policies are in perfgen.json, for all or for groups of metrics:
              { "store": { "retention": { "default": "keep-all", "timing": "tiered" } } }
            tiered keeps 7 days of rows, 30 of hours, 90 of days, and months for ever;
            last-100 keeps the last 100 of each agent and command-line tool.
            """,
        ["receive"] = """
            Spans become calls, points of metrics values; what conventions for generative
            models say becomes model, agent, session and tokens. A request is answered once
            it is in the journal: what was answered survives kill -9, and a request that is
            sent again counts once. What cannot be recorded is said in the answer, and at the
            end. Attributes are left out, but for some names of routes and operations: the
            others may hold prompts, queries or names. It listens on this machine alone:
            whoever reaches the port can write into the database, and nobody is asked for a
            password; --address 0.0.0.0 is for networks where everybody may.
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
        var verb = WrongArguments.VerbOf(parseResult);
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
