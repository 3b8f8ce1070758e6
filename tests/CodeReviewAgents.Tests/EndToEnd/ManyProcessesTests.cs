using Xunit.Abstractions;

namespace CodeReviewAgents.Tests.EndToEnd;

/// <summary>Several processes that record into one data directory at the same time.</summary>
public sealed class ManyProcessesTests(ITestOutputHelper output) : IDisposable
{
    private const int Processes = 4;
    private const int Agents = 3;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FourProcessesAtOnceLoseNothingAndCountNothingTwice()
    {
        var source = Shop.PlantIn(_folder);
        var running = Enumerable.Range(0, Processes).Select(i => Start(source, i, rounds: 3)).ToList();

        foreach (var (exitCode, _, errors) in await Task.WhenAll(running.Select(static sample => sample.EndAsync())))
        {
            Assert.Equal((0, ""), (exitCode, errors));
        }

        var records = new Records(_folder);
        records.Drain();
        Assert.Equal(CountFile.Sum(Counts()), records.CallsByMethod());
        Assert.Equal(0, records.Duplicates());
        Assert.Equal(Processes, records.AskNumber("select count(distinct source) from calls"));
        running.ForEach(static sample => sample.Dispose());
    }

    [Fact]
    public async Task AProcessThatIsKilledHalfWayLosesNothingThatALaterDrainDoesNotFind()
    {
        var source = Shop.PlantIn(_folder);
        var running = Enumerable.Range(0, Processes).Select(i => Start(source, i, rounds: i == 0 ? 1_000 : 3)).ToList();
        var victim = running[0];
        await HalfWayAsync(victim);
        victim.Kill();

        var ends = await Task.WhenAll(running.Select(static sample => sample.EndAsync()));
        Assert.Equal(128 + 9, ends[0].ExitCode);
        Assert.All(ends, static end => Assert.Equal("", end.Errors));
        Assert.All(ends.Skip(1), static end => Assert.Equal(0, end.ExitCode));

        var records = new Records(_folder);
        Assert.Equal(0, records.Drain().Waiting);
        var counts = Counts();
        Assert.Equal(CountFile.Sum(counts.Skip(1)), records.CallsByMethod($"process_id <> {victim.Id}"));
        Assert.Equal(0, records.AskNumber($"select count(*) from calls where process_id <> {victim.Id} and status = 'unfinished'"));
        Assert.Equal(0, records.Duplicates());

        // The victim: see ExecutionLedger for why these bounds are the narrowest that can be promised.
        var rows = records.AskNumber($"select count(*) from calls where process_id = {victim.Id}");
        var finished = records.AskNumber($"select count(*) from calls where process_id = {victim.Id} and status <> 'unfinished'");
        output.WriteLine($"killed: {counts[0].TotalBegun} begun, {rows} rows; {counts[0].TotalEnded} ended, {finished} rows that are not unfinished");
        Assert.InRange(rows, counts[0].TotalBegun, counts[0].TotalBegun + Agents);
        Assert.InRange(finished, counts[0].TotalEnded - Agents, counts[0].TotalEnded);
        var rowsByMethod = records.CallsByMethod($"process_id = {victim.Id}");
        Assert.All(counts[0].Begun, begun => Assert.InRange(rowsByMethod[begun.Key], begun.Value, begun.Value + Agents));
        Assert.True(counts[0].TotalBegun > 500, $"it was killed after {counts[0].TotalBegun} executions, which is not half-way");

        // Nothing comes a second time.
        records.Drain();
        Assert.Equal(rows, records.AskNumber($"select count(*) from calls where process_id = {victim.Id}"));
        running.ForEach(static sample => sample.Dispose());
    }

    private SampleProcess Start(string source, int number, int rounds) => SampleProcess.Start(
        _folder, source, "--output", $"review{number}", "--parallel", $"{Agents}", "--rounds", $"{rounds}", "--count-file", $"counts{number}");

    private List<CountFile> Counts() => [.. Enumerable.Range(0, Processes).Select(i => CountFile.Read(_folder.At($"counts{i}")))];

    /// <summary>Until it is in its third round, with agents at work.</summary>
    private async Task HalfWayAsync(SampleProcess sample)
    {
        var path = _folder.At("counts0");
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (!File.Exists(path) || CountFile.Read(path).Begun.GetValueOrDefault("ReviewWriter.WriteAsync") < 2)
        {
            Assert.False(sample.HasEnded);
            Assert.True(DateTime.UtcNow < deadline, "the sample did not get to its third round");
            await Task.Delay(20);
        }

        // Somewhere in the round, not always at its beginning.
        await Task.Delay(Random.Shared.Next(100));
    }
}
