using PerfGen.Query.Named;
using PerfGen.Query.Tests.Support;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Named;

/// <summary>An agent beside itself in several command-line tools.</summary>
public sealed class ToolComparisonTests : IDisposable
{
    private readonly RecordedData _data = new();

    [Fact]
    public async Task K20_TheToolThatIsFasterBeyondChanceIsRecommended()
    {
        var rows = await CompareAsync(("claude", Times(200, 0)), ("codex", Times(200, 100)), ("gemini", Times(200, 150)));

        Assert.Equal(["claude-code", "codex", "gemini-cli"], rows.Select(static row => row.Cli));
        Assert.Equal([true, false, false], rows.Select(static row => row.IsRecommended));
        Assert.All(rows.Skip(1), static row => Assert.True(row.WelchT > 3 && row.TimesAsLong > 1.1, $"{row}"));
        var times = Times(200, 0);
        Assert.Equal((200, times.Average(), Naive.Percentile(times.Select(static ms => (double)ms), 0.5)), (rows[0].Calls, rows[0].MeanMilliseconds, rows[0].MedianMilliseconds));
        Assert.Equal(Welch(Times(200, 100), times), rows[1].WelchT!.Value, 9);
        Assert.Equal((1.0, null), (rows[0].TimesAsLong, rows[0].WelchT));
    }

    [Fact]
    public async Task K20_WhatMayBeChanceIsNoRecommendation()
    {
        // A difference that the spread hides, and one of too few calls.
        Assert.DoesNotContain(await CompareAsync(("claude", Times(60, 0)), ("codex", Times(60, 4))), static row => row.IsRecommended);
        Assert.DoesNotContain(await CompareAsync(("aider", Times(19, 0)), ("cline", Times(200, 500))), static row => row.IsRecommended);
    }

    [Fact]
    public async Task OneToolAloneIsComparedWithNothing() =>
        Assert.Equal(("claude-code", false), (await CompareAsync(("claude", Times(30, 0)))).Select(static row => (row.Cli, row.IsRecommended)).Single());

    public void Dispose() => _data.Dispose();

    /// <summary>Durations between 100 and 200 ms, and more.</summary>
    private static int[] Times(int count, int more) => [.. Enumerable.Range(0, count).Select(i => 100 + (i * 37 % 101) + more)];

    private static double Welch(int[] slow, int[] fast)
    {
        static (double Mean, double Error) Of(int[] times)
        {
            var logs = times.Select(static ms => Math.Log(ms * 1e6)).ToArray();
            return (logs.Average(), logs.Sum(log => Math.Pow(log - logs.Average(), 2)) / (logs.Length - 1) / logs.Length);
        }

        return (Of(slow).Mean - Of(fast).Mean) / Math.Sqrt(Of(slow).Error + Of(fast).Error);
    }

    private async Task<List<CliComparisonRow>> CompareAsync(params (string Cli, int[] Milliseconds)[] tools)
    {
        _data.Directory.Create();
        Directory.CreateDirectory(Path.Combine(_data.Directory.Path, "journal"));
        var agent = string.Join('+', tools.Select(static tool => tool.Cli));
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource(), chunks: 12);
        var site = journal.Site("Work");
        foreach (var (cli, times) in tools)
        {
            foreach (var ms in times)
            {
                journal.Call(site, duration: ms * 1_000_000L, context: journal.Context("s", agent: agent, cli: cli));
            }
        }

        journal.Write();
        _data.Drain();
        var rows = new List<CliComparisonRow>();
        await foreach (var row in new PerfQuestions(_data.Directory).CompareClisAsync(new() { Agent = agent }))
        {
            rows.Add(row);
        }

        return rows;
    }
}
