using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PerfGen.Cli.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>What hooks and scripts record, as they run it: a process for each record.</summary>
public sealed class RecordingTests : IDisposable
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1";

    private readonly string _directory = Path.Combine(Directory.CreateTempSubdirectory("perfgen-record-").FullName, ".perfgen");

    [Fact]
    public async Task R25_TheFiveArgumentsOfAHookAreATaskThatIsOver()
    {
        await Record("record", "task", "task-001", "expert-backend", "success", "90000", "25000");

        Assert.Equal("task-001,expert-backend,success,90,25000,auto", await Ask("select task_id, agent, result, duration_s, tokens_total, origin from tasks"));
    }

    [Fact]
    public async Task R25_AHookThatKnowsNothingPassesEmptyArguments()
    {
        await Record("record", "task", "task-001", "", "completed", "", "");

        Assert.Equal("task-001,,success,,", await Ask("select task_id, agent, result, duration_s, tokens_total from tasks"));
    }

    [Fact]
    public async Task R25_EightProcessesAtOnceLoseNothingAndDoubleNothing()
    {
        var each = IsSlow ? 1_000 : 6;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await Record("record", "task", $"task-{i}", $"agent-{writer}", "success", "90000", "25000");
            }
        })));

        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"{8 * each},{8 * each},{8 * each * 25_000L}"),
            await Ask("select count(*), count(distinct (agent, task_id)), sum(tokens_total)::bigint from tasks where result = 'success' and duration_s = 90"));
    }

    [Fact]
    public async Task S1a_HowContentTheUserWasAndHowItWasGoneAboutAreOfTheTask()
    {
        await Record("record", "task", "task-001", "expert-backend", "success", "90000", "25000", "--satisfaction", "85", "--approach", "test first, then the fix");
        await Record("task", "start", "task-002", "--approach", "by hand");
        await Record("task", "end", "task-002", "--satisfaction", "40");
        await Record("record", "task", "task-003", "", "success", "", "");

        Assert.Equal("""
            task-001,test first, then the fix,85
            task-002,by hand,40
            task-003,,
            """.ReplaceLineEndings("\n"), await Ask("select task_id, approach_taken, user_satisfaction from tasks order by task_id"));
    }

    [Fact]
    public async Task R24_TasksAgentsAndSwarmsHaveMetricsOfTheirOwn()
    {
        await Record("record", "task", "task-001", "expert-backend", "failure", "90000", "25000", "--session", "swarm-1");
        await Record("record", "metric", "error_count", "2", "--agent", "expert-backend", "--session", "swarm-1");
        await Record("record", "metric", "throughput", "0.5", "--agent", "expert-backend", "--session", "swarm-1");
        await Record("record", "metric", "message_throughput", "12", "--session", "swarm-1");
        await Record("record", "metric", "consensus_latency", "250", "ms", "--session", "swarm-1");
        await Record("record", "metric", "topology_health", "0.95", "ratio", "--session", "swarm-2");

        Assert.Equal("task-001 swarm-1 expert-backend failure 90000 25000", await Rows("task-metrics", "task_id", "session_id", "agent", "result", "duration_ms", "tokens_used"));
        Assert.Equal("expert-backend error_count 2 count\nexpert-backend throughput 0.5 {task}/s", await Rows("agent-metrics", "agent", "metric_type", "value", "unit"));
        Assert.Equal(
            "swarm-1 consensus_latency 0.25 seconds\nswarm-1 message_throughput 12 {message}/s\nswarm-2 topology_health 0.95 ratio", await Rows("swarm-metrics", "swarm_id", "metric_type", "value", "unit"));
    }

    [Fact]
    public async Task R26_ASessionWithATaskIsToldByFourProcesses()
    {
        var session = (await Record("session", "start", "--agent", "manager-tdd", "--cli", "claude", "--model", "GLM 4.6")).TrimEnd('\n');
        var inside = new Dictionary<string, string> { ["PERFGEN_SESSION"] = session, ["PERFGEN_AGENT"] = "expert-backend" };
        var task = (await Record(inside, "task", "start", "--type", "debugging", "--priority", "high", "--queued", "2s")).TrimEnd('\n');
        inside["PERFGEN_TASK"] = task;
        await Record(inside, "record", "metric", "files_created", "5");
        await Record(inside, "record", "tokens", "--model", "glm-4.6", "--prompt", "100000", "--completion", "10000", "--cache-read", "50000");
        await Record(inside, "task", "end", "--result", "partial", "--tool", "grep", "--tool", "grep", "--issue", "flaky test", "--files-modified", "3", "--modified", "a.cs");
        await Record(inside, "session", "end");

        Assert.Equal(
            $"{task},{session},expert-backend,debugging,partial,high,2,5,3,[grep],[flaky test],110000,0.057500000,computed",
            await Ask("""
                select task_id, session_id, agent, task_type, result, priority, queue_time_s, files_created, files_modified, tools_used, issues_found, tokens_total, cost, cost_origin
                from tasks
                """));
        Assert.Equal(
            $"{session},manager-tdd,claude-code,glm-4.6,ended,1,1,2,110000,0.057500000",
            await Ask("select session_id, agent, cli, model, state, tasks, tasks_completed, tool_uses, tokens_total, cost from sessions"));
    }

    [Fact]
    public async Task R26_ATaskThatIsOpenWhenItsSessionEndsIsUnfinished()
    {
        await Record("session", "start", "s");
        await Record("task", "start", "t", "--session", "s");
        Assert.Equal("", await Ask("select result from tasks"));
        await Record("session", "end", "s");

        Assert.Equal("unfinished", await Ask("select result from tasks"));
    }

    [Theory]
    [InlineData("total_execution_time|45.2|seconds", "total_execution_time,45.2,seconds")]
    [InlineData("total_execution_time|45200|ms", "total_execution_time,45.2,seconds")]
    [InlineData("total_tokens_used|1250|tokens", "total_tokens_used,1250,tokens")]
    [InlineData("test_coverage|85.5|percent", "test_coverage,85.5,percent")]
    [InlineData("test_coverage|85.5", "test_coverage,85.5,percent")]
    [InlineData("files_created|5|count", "files_created,5,count")]
    [InlineData("lines_of_code_generated|150|lines", "lines_of_code_generated,150,lines")]
    [InlineData("my_own_metric|3|{widget}", "my_own_metric,3,{widget}")]
    public async Task R9_AValueIsRecordedInTheUnitOfItsMetric(string arguments, string row)
    {
        await Record(["record", "metric", .. arguments.Split('|'), "--task", "task_1234567890_web_app_development"]);

        Assert.Equal(row + ",task_1234567890_web_app_development,manual", await Ask("select name, value, unit, task_id, origin from metrics"));
    }

    [Fact]
    public async Task R2_ManyValuesComeInOneCallAllOrNone()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 120).Select(static i => $"metric_{i} {i} count"));
        var refused = await Perfgen.RunWithInputAsync(_directory, lines + "\ntest_coverage 3 seconds\n", "record", "metric", "-");
        Assert.Equal((2, "'test_coverage' is in percent, which 'seconds' cannot be converted to"), (refused.ExitCode, refused.Sentence()));
        var outcome = await Perfgen.RunWithInputAsync(_directory, lines, "record", "metric", "-", "--session", "s");
        Assert.Equal((0, "", ""), (outcome.ExitCode, outcome.Output, outcome.Errors));

        Assert.Equal("120,7260,s", await Ask("select count(*), sum(value), any_value(session_id) from metrics"));
    }

    [Fact]
    public async Task U12_ABudgetSaysWhatIsSpentAndWhenItWillBe()
    {
        await Record("record", "tokens", "--cost", "5", "--tokens", "1000");

        var outcome = await Perfgen.RunAsync(_directory, "budget", "--amount", "4", "--per", "day");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("the budget is spent", outcome.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Perfgen.RunAsync(_directory, "budget", "--tokens", "5000", "--per", "week", "--json")).Output);
        Assert.Equal(("perfgen.budget/1", 1000), (json.RootElement.GetProperty("schema").GetString(), json.RootElement.GetProperty("budgets")[0].GetProperty("spent").GetInt32()));
        var wrong = await Perfgen.RunAsync(_directory, "budget");
        Assert.Equal((2, "there is no budget; give --amount or --tokens, or set budget.cost or budget.tokens in perfgen.json"), (wrong.ExitCode, wrong.Sentence()));
    }

    [Fact]
    public async Task U12_ABudgetOfTheProjectStandsInTheReportWithItsForecast()
    {
        await Record("record", "tokens", "--cost", "5", "--tokens", "1000");
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(_directory)!, "perfgen.json"), """{ "budget": { "cost": 4, "tokens": 100000, "per": "day" } }""");

        var report = await Perfgen.RunAsync(_directory, "report");
        var budget = await Perfgen.RunAsync(_directory, "budget");

        Assert.Equal((0, "", 0, ""), (report.ExitCode, report.Errors, budget.ExitCode, budget.Errors));
        Assert.Contains("budget          $5.00 of $4.00, 125 %; it is spent", report.Output, StringComparison.Ordinal);
        Assert.Contains("budget          1,000 of 100,000 tokens, 1 %", report.Output, StringComparison.Ordinal);
        Assert.Contains("1,000 of 100,000 tokens, 1 %", budget.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Perfgen.RunAsync(_directory, "report", "--json")).Output);
        Assert.Equal([5m, 1000m], json.RootElement.GetProperty("budgets").EnumerateArray().Select(static one => one.GetProperty("spent").GetDecimal()));
    }

    [Fact]
    public async Task AsJsonItSaysWhatWasRecordedWhere()
    {
        using var json = JsonDocument.Parse(await Record("task", "start", "t", "--session", "s", "--json"));

        var root = json.RootElement;
        Assert.Equal(("perfgen.recorded/1", "s", "t", _directory),
            (root.GetProperty("schema").GetString(), root.GetProperty("session_id").GetString(), root.GetProperty("task_id").GetString(), root.GetProperty("data_directory").GetString()));
    }

    [Fact]
    public async Task NothingIsSaidAndNoDatabaseIsMade()
    {
        Assert.Equal("", await Record("record", "task", "t", "a", "success", "1", "2"));

        Assert.False(File.Exists(Path.Combine(_directory, "perf.duckdb")));
        Assert.Equal("*\n", await File.ReadAllTextAsync(Path.Combine(_directory, ".gitignore")));
        var status = await Perfgen.RunAsync(_directory, "status");
        Assert.Contains("waiting  3 records in 1 journal", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADirectoryThatCannotBeMadeIsExitCode1()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_directory)!);
        var file = Path.Combine(Path.GetDirectoryName(_directory)!, "file");
        await File.WriteAllTextAsync(file, "");

        var outcome = await Perfgen.RunAsync(Path.Combine(file, "below"), "record", "metric", "m", "1");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        outcome.Sentence();
    }

    [Theory]
    [InlineData("record", "'perfgen record' needs one of metric, task, tokens (perfgen record --help)")]
    [InlineData("record|tsk", "there is no verb 'record tsk'; did you mean 'task'? (perfgen record --help)")]
    [InlineData("record|task", "Required argument 'id' missing for command: 'task' (perfgen record task --help)")]
    [InlineData("record|task|t|a|sucess", "the result is 'sucess'; did you mean 'success'? it can be success, failure, partial, timeout, cancelled, skipped")]
    [InlineData("record|task|t|a|success|fast", "<ms> is 'fast'; it has to be a number of milliseconds")]
    [InlineData("record|task|t|a|success|1|2.5", "<tokens> is '2.5'; it has to be a whole number")]
    [InlineData("record|task|t|a|success|1|-2", "<tokens> is '-2'; it has to be a number of tokens")]
    [InlineData("record|task|t|a|success|--result|failure", "the result is said twice, as 'success' and as 'failure'")]
    [InlineData("record|task|t|--priority|hgh", "--priority is 'hgh'; did you mean 'high'? it can be critical, high, medium, low")]
    [InlineData("record|task|t|--files-created|many", "--files-created is 'many'; it has to be a whole number")]
    [InlineData("record|task|t|--satisfaction|101", "the user's satisfaction is 101; it can be 0 to 100")]
    [InlineData("record|task|t|--duration|soon", "--duration is 'soon'; it has to be a time such as 500ms, 30s, 2m or 1h")]
    [InlineData("record|task|t|--started-at|2026-11-21T10:00Z|--ended-at|2026-11-21T09:00Z", "the task ends at 2026-11-21T09:00:00.0000000+00:00, before it begins at 2026-11-21T10:00:00.0000000+00:00")]
    [InlineData("record|task|t|--prompt|10|--cache-read|20", "20 tokens of cache reads and 0 of cache writes are more than the prompt's 10, which counts them too")]
    [InlineData("record|tokens", "nothing is said; give --prompt and --completion, or --tokens (perfgen record tokens --help)")]
    [InlineData("record|tokens|--tokens|5|--message-id|1", "the message id '1' is too short to be unique; it is the provider's own, such as msg_01Ab…")]
    [InlineData("record|tokens|--cost|1|--currency|dollars", "'DOLLARS' is no currency of ISO 4217, such as USD or EUR")]
    [InlineData("record|metric|test_coverage", "'test_coverage' has no value (perfgen record metric <name> <value> [unit])")]
    [InlineData("record|metric|test_coverage|high", "the value of 'test_coverage' is 'high', which is not a number")]
    [InlineData("record|metric|test_coverage|85.5|prcent", "'prcent' is not a unit (nearest: 'percent'); 'test_coverage' is in percent")]
    [InlineData("session|end", "which session ended? Name it, or set PERFGEN_SESSION")]
    [InlineData("task|end", "which task ended? Name it, or set PERFGEN_TASK")]
    [InlineData("task|start|t|--reslt|x", "there is no option '--reslt' in 'perfgen task start' (perfgen task start --help)")]
    public async Task WhatMakesNoSenseIsSaidInOneSentenceAndNotRecorded(string arguments, string sentence)
    {
        var outcome = await Perfgen.RunAsync(_directory, arguments.Split('|'));

        Assert.Equal((2, "", sentence), (outcome.ExitCode, outcome.Output, outcome.Sentence()));
        Assert.False(Directory.Exists(_directory));
    }

    [Fact]
    public async Task AVariableThatCannotBeRecordedIsSaid()
    {
        var start = Perfgen.StartInfo(_directory, "record", "metric", "m", "1");
        start.Environment["PERFGEN_SESSION"] = new string('s', 300);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((2, "perfgen: PERFGEN_SESSION has 300 characters, and may have 255\n"), (process.ExitCode, errors));
    }

    [Theory]
    [InlineData("budget")]
    [InlineData("session")]
    [InlineData("session start")]
    [InlineData("session end")]
    [InlineData("task")]
    [InlineData("task start")]
    [InlineData("task end")]
    [InlineData("record")]
    [InlineData("record metric")]
    [InlineData("record task")]
    [InlineData("record tokens")]
    public async Task HelpHasExamples(string verb)
    {
        var outcome = await Perfgen.RunAsync(_directory, [.. verb.Split(' '), "--help"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("\nExamples:\n  ", outcome.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_directory)!, recursive: true);

    private Task<string> Record(params string[] arguments) => Record(new Dictionary<string, string>(), arguments);

    private async Task<string> Record(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = Perfgen.StartInfo(_directory, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await errors));
        return output;
    }

    /// <summary>Columns of the answer to a question with a name, in the order of the letters.</summary>
    private async Task<string> Rows(string question, params string[] columns)
    {
        var outcome = await Perfgen.RunAsync(_directory, "query", question, "--json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return string.Join('\n', JsonDocument.Parse(outcome.Output).RootElement.GetProperty("rows").EnumerateArray()
            .Select(row => string.Join(' ', columns.Select(column => row.GetProperty(column).ToString()))).Order(StringComparer.Ordinal));
    }

    /// <summary>The rows of an answer without their header.</summary>
    private async Task<string> Ask(string sql)
    {
        var outcome = await Perfgen.RunAsync(_directory, "query", sql, "--csv");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return string.Join('\n', outcome.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Skip(1)).Replace("\"", "", StringComparison.Ordinal);
    }
}
