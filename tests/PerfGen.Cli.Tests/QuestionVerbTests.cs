using System.Globalization;
using System.Text.Json;
using PerfGen.Cli.Tests.Support;
using PerfGen.Runtime;
using PerfGen.SampleData;

namespace PerfGen.Cli.Tests;

/// <summary>Questions with a name, forms of answers, and the verbs that look after the database.</summary>
public sealed class QuestionVerbTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("perfgen-questions-").FullName;
    private readonly string _data;

    public QuestionVerbTests()
    {
        _data = Path.Combine(_root, ".perfgen");
        Sample.Fill(new DataDirectory(_data), 2_000, until: DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    public static TheoryData<string> Names => [.. PerfGen.Query.Named.NamedQuestion.All.Select(static question => question.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryQuestionIsAnsweredWithEveryFilter(string name)
    {
        var run = await Perfgen.RunAsync(_data, "query", name, "--since", "1d", "--until", "1s", "--agent", "reviewer", "--model", "gpt-5", "--cli", "claude", "--session", "s", "--task", "t",
            "--task-type", "coding", "--method", "M", "--metric", "m", "--status", "success", "--success", "true", "--tool", "grep", "--skill", "s", "--limit", "3", "--offset", "1", "--json");

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("perfgen.query/1", JsonDocument.Parse(run.Output).RootElement.GetProperty("schema").GetString());
    }

    [Fact]
    public async Task AQuestionAnswersWithRows()
    {
        var run = await Perfgen.RunAsync(_data, "query", "groups", "--by", "agent", "--order-by", "p95_s", "--limit", "3", "--json");

        var rows = JsonDocument.Parse(run.Output).RootElement.GetProperty("rows");
        Assert.Equal(3, rows.GetArrayLength());
        Assert.True(rows[0].GetProperty("p95_s").GetDouble() >= rows[1].GetProperty("p95_s").GetDouble());
        Assert.Equal(JsonValueKind.String, rows[0].GetProperty("agent").ValueKind);
    }

    [Theory]
    [InlineData("select count(*) as n from calls_since('1 day')", "2000")]
    [InlineData("select count(*) as n from slowest_calls(3)", "3")]
    [InlineData("select count(*) as n from calls_of_task('nobody')", "0")]
    [InlineData("select rollup_percentile(flatten(list(durations)), 0.5) > 0 as n from daily_rollup", "true")]
    public async Task MacrosOfTheDatabaseCanBeUsed(string sql, string answer) =>
        Assert.Equal($"n\r\n{answer}\r\n", (await Perfgen.RunAsync(_data, "query", sql, "--csv")).Output);

    [Fact]
    public async Task ExplainSaysFromWhatItWasAnswered()
    {
        var run = await Perfgen.RunAsync(_data, "query", "groups", "--explain");

        Assert.Contains("answered from all rows, exactly", run.Output, StringComparison.Ordinal);
        Assert.Contains("store.calls", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--by", "agnt", "there is no group 'agnt'; did you mean 'agent'?")]
    [InlineData("--order-by", "p96_s", "there is no column to order by 'p96_s'; did you mean 'p95_s'?")]
    public async Task AWrongWordIsAnsweredWithTheNearest(string option, string word, string sentence)
    {
        var run = await Perfgen.RunAsync(_data, "query", "groups", option, word);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(sentence, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkdownIsATableThatNothingInItBreaks()
    {
        var run = await Perfgen.RunAsync(_data, "query", "select 'a|b' as x, '<i>' as y, 1 as n", "--markdown");

        Assert.Equal("| x | y | n |\n| --- | --- | ---: |\n| a\\|b | &lt;i> | 1 |\n", run.Output);
    }

    [Theory]
    [InlineData("select method, duration_s from calls")]
    [InlineData("slowest-calls")]
    [InlineData("clis")]
    public async Task ParquetIsAFileThatTheEngineReads(string what)
    {
        var file = Path.Combine(_root, "out.parquet");

        var run = await Perfgen.RunAsync(_data, "query", what, "--parquet", "--output", file, "--limit", "7");

        Assert.Equal((0, $"perfgen: 7 rows in {file}\n"), (run.ExitCode, run.Errors));
        Assert.Equal("PAR1"u8.ToArray(), File.ReadAllBytes(file)[..4]);
        Assert.False(File.Exists(file + ".unfinished"));
    }

    [Fact]
    public async Task SqlThatWritesParquetReachesNoOtherFile()
    {
        var secret = Path.Combine(_root, "secret.csv");
        File.WriteAllText(secret, "a\n1\n");

        var run = await Perfgen.RunAsync(_data, "query", $"from '{secret}'", "--parquet", "--output", Path.Combine(_root, "out.parquet"));

        Assert.Equal(1, run.ExitCode);
        Assert.False(File.Exists(Path.Combine(_root, "out.parquet")));
    }

    [Fact]
    public async Task AFileOfSomebodyElseIsReadAndNothingIsPutBesideIt()
    {
        var file = Path.Combine(_root, "theirs.duckdb");
        Assert.Equal(0, (await Perfgen.RunAsync(_data, "backup", file)).ExitCode);
        var theirs = Directory.CreateDirectory(Path.Combine(_root, "theirs")).FullName;
        File.Move(file, Path.Combine(theirs, "x.db"));

        var run = await Perfgen.RunAsync(Path.Combine(_root, "nowhere"), "query", "--file", Path.Combine(theirs, "x.db"), "select count(*) as n from calls", "--csv");

        Assert.Equal("n\r\n2000\r\n", run.Output);
        Assert.Single(Directory.GetFiles(theirs));
    }

    [Fact]
    public async Task TheVerbsThatLookAfterTheDatabaseSayWhatTheyDid()
    {
        var maintain = await Perfgen.RunAsync(_data, "maintain", "--json");
        Assert.Equal(0, JsonDocument.Parse(maintain.Output).RootElement.GetProperty("rows")[0].GetProperty("calls_removed").GetInt64());

        var remade = await Perfgen.RunAsync(_data, "maintain", "--remake-figures");
        Assert.Equal(0, remade.ExitCode);
        Assert.Contains(" figures    of days are made in stores of two million calls and more; there are none here", remade.Output, StringComparison.Ordinal);

        var doctor = await Perfgen.RunAsync(_data, "doctor");
        Assert.Equal(0, doctor.ExitCode);
        Assert.Contains("all blocks of", doctor.Output, StringComparison.Ordinal);

        var forget = await Perfgen.RunAsync(_data, "forget", "--session", "session-000001", "--yes");
        Assert.Contains("forgotten", forget.Output, StringComparison.Ordinal);
        var left = await Perfgen.RunAsync(_data, "query", "select count(*) as n from calls where session_id = 'session-000001'", "--csv");
        Assert.Equal("n\r\n0\r\n", left.Output);
    }

    [Fact]
    public async Task ForgetSaysUpToWhenCountsThatCannotBeDividedWentToo()
    {
        File.WriteAllText(Path.Combine(_data, "perfgen.json"), """{ "store": { "timeZone": "UTC", "retention": "tiered" } }""");
        Sample.Upkeep(new DataDirectory(_data), DateTimeOffset.UtcNow.AddDays(8));

        var forget = await Perfgen.RunAsync(_data, "forget", "--before", "6m", "--yes", "--json");

        Assert.Equal(0, forget.ExitCode);
        Assert.Contains("of calls that retention had removed there are only counts", forget.Errors, StringComparison.Ordinal);
        var until = JsonDocument.Parse(forget.Output).RootElement.GetProperty("rows")[0].GetProperty("calls_forgotten_until").GetString()!;
        Assert.EndsWith(":00:00Z", until, StringComparison.Ordinal); // The end of an hour.
        Assert.Contains($" to {until.Replace('T', ' ')[..^1]} UTC", forget.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetSaysWhichCallsAreOnlyCountsThatStay()
    {
        File.WriteAllText(Path.Combine(_data, "perfgen.json"), """{ "store": { "timeZone": "UTC", "retention": "tiered" } }""");
        var calls = await Perfgen.RunAsync(_data, "query", "select count(*)::bigint as n from calls where session_id = 'session-000001'", "--csv");
        var count = long.Parse(calls.Output.Split("\r\n")[1], CultureInfo.InvariantCulture);
        Sample.Upkeep(new DataDirectory(_data), DateTimeOffset.UtcNow.AddDays(8));

        var forget = await Perfgen.RunAsync(_data, "forget", "--session", "session-000001", "--yes", "--json");

        var row = JsonDocument.Parse(forget.Output).RootElement.GetProperty("rows")[0];
        Assert.True(count > 0);
        Assert.Equal((0, count), (row.GetProperty("calls").GetInt64(), row.GetProperty("calls_left_in_counts").GetInt64()));
        Assert.EndsWith("Z", row.GetProperty("values_left_in_counts_until").GetString(), StringComparison.Ordinal);
        Assert.Contains($"not told apart: {count.ToString("N0", CultureInfo.InvariantCulture)} calls of it are only part of counts", forget.Errors, StringComparison.Ordinal);
        Assert.Contains("not told apart: values of it from before ", forget.Errors, StringComparison.Ordinal);
        var again = await Perfgen.RunAsync(_data, "forget", "--session", "session-000001", "--yes");
        Assert.DoesNotContain("not told apart", again.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
