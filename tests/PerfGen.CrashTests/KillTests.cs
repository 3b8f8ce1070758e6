using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.CrashTests;

/// <summary>
/// Processes that record, drain and do both are killed with SIGKILL at random moments; then everything that was acknowledged is in the database, once.
/// Some twenty kills here; <c>PERFGEN_SLOW=1</c> makes it 240.
/// </summary>
public sealed class KillTests
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryAcknowledgedCallIsThereOnceAfterKillsAtRandomMoments(int seed)
    {
        var random = new Random(seed);
        var kills = 0;
        for (var round = 0; kills < (IsSlow ? 80 : 7); round++)
        {
            var directory = Directory.CreateTempSubdirectory("perfgen-crash-").FullName;
            try
            {
                var acknowledged = KillSome(directory, random, ref kills);

                DrainAll(directory);

                var faults = Survivors.Load(directory).Faults(acknowledged);
                Assert.True(faults.Count == 0, $"seed {seed}, round {round}: {string.Join("; ", faults)}");
                Assert.NotEmpty(acknowledged);
                Assert.Empty(Directory.GetFiles(Path.Combine(directory, "journal"), "*.seg"));
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    [Fact]
    public void TheCheckFindsALossADoubleAndAGap()
    {
        var whole = new Survivors { Ended = { ["s"] = 3 }, Numbers = { ["s"] = [1, 2, 3] } };
        Assert.Empty(whole.Faults(new Dictionary<string, int> { ["s"] = 2 }));

        Assert.Equal(["s: 4 calls were acknowledged, 3 are there"], whole.Faults(new Dictionary<string, int> { ["s"] = 4 }));
        Assert.Equal(["t: 1 calls were acknowledged, 0 are there"], whole.Faults(new Dictionary<string, int> { ["t"] = 1 }));
        Assert.Equal(["s: the captured numbers are not 1 to 3"], new Survivors { Ended = { ["s"] = 3 }, Numbers = { ["s"] = [1, 2, 2] } }.Faults(new Dictionary<string, int> { ["s"] = 3 }));
        Assert.Empty(new Survivors { Ended = { ["s"] = 2 }, Numbers = { ["s"] = [1, 2, 3] } }.Faults(new Dictionary<string, int> { ["s"] = 2 }));
        Assert.Equal(["s: 3 calls ended, 2 numbers were captured"], new Survivors { Ended = { ["s"] = 3 }, Numbers = { ["s"] = [1, 2] } }.Faults(new Dictionary<string, int> { ["s"] = 2 }));
        Assert.Equal(["1 rows are there twice", "2 rows have lost their names"], new Survivors { Doubled = 1, Nameless = 2 }.Faults(new Dictionary<string, int>()));
    }

    /// <summary>One to eight writers, half of them draining in their process, and drainers beside them; all are killed.</summary>
    private static Dictionary<string, int> KillSome(string directory, Random random, ref int kills)
    {
        var writers = Enumerable.Range(0, random.Next(1, IsSlow ? 9 : 4))
            .Select(_ => Victim.Writer(directory, random.Next(1, 5), random.Next(2) == 0, random.Next(1, 400)))
            .ToList();
        var victims = new List<Victim>(writers);
        try
        {
            // Each lives until it has said something, and then for a moment that is different every time.
            while (!writers.All(static writer => writer.Acknowledged.Count > 0))
            {
                Thread.Sleep(1);
            }

            var drainers = Enumerable.Range(0, random.Next(0, 3)).Select(_ => Victim.Drainer(directory)).ToList();
            victims.AddRange(drainers);
            foreach (var victim in victims.OrderBy(_ => random.Next()))
            {
                Thread.Sleep(random.Next(0, 250));
                victim.Kill();
                kills++;
                Assert.Equal("", victim.Errors);
            }

            return writers
                .SelectMany(static writer => writer.Acknowledged.Select(thread => (Session: $"session-{writer.Id}-{thread.Key}", Last: thread.Value)))
                .ToDictionary(static one => one.Session, static one => one.Last);
        }
        finally
        {
            victims.ForEach(static victim => victim.Dispose());
        }
    }

    private static void DrainAll(string directory)
    {
        var result = new Drainer(new DataDirectory(directory)).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(30) });
        Assert.Empty(result.Problems);
        Assert.Equal(0, result.Waiting);
        Assert.Null(result.HeldBy);
    }
}
