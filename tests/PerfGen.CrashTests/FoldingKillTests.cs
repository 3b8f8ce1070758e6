using PerfGen.Store.DuckDB;
using Xunit.Abstractions;

namespace PerfGen.CrashTests;

/// <summary>
/// Processes that fold journals, their own and those of dead ones, are killed with SIGKILL at random moments, and so are drains beside them; then every
/// acknowledged call is a row, in the rollups or counted as dropped, and none is more than one of these. Some ten kills here; <c>PERFGEN_SLOW=1</c> makes it 80.
/// </summary>
public sealed class FoldingKillTests(ITestOutputHelper output)
{
    /// <summary>In MiB: room for the first two segments of a process, so that the third is folded for.</summary>
    private const int Limit = 2;

    public static TheoryData<int> Seeds => Effort.Seeds(1, 2);

    [SkippableTheory]
    [MemberData(nameof(Seeds))]
    public void EveryAcknowledgedCallCountsOnceAfterKillsWhileJournalsAreFolded(int seed)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere calls beyond the bound are dropped, and counted.");
        var random = new Random(seed);
        var kills = 0;
        long folded = 0;
        for (var round = 0; kills < Effort.Kills(5, 40) || (folded == 0 && round < Effort.MostRounds); round++)
        {
            using var directory = new RoundDirectory(output);
            var (least, most) = (0L, 0L);
            for (var wave = 0; wave < 3; wave++)
            {
                var (said, atMost) = KillSome(directory.Path, random, ref kills);
                (least, most) = (least + said, most + atMost);
            }

            directory.DrainToTheEnd();

            var counted = Counted.In(directory.Path);
            Assert.True(counted.Rows + counted.Folded + counted.Dropped >= least, $"seed {seed}, round {round}: {least} calls were acknowledged; there are only {counted}");
            Assert.True(counted.Rows + counted.Folded <= most, $"seed {seed}, round {round}: there can be {most} calls; there are {counted}");
            folded += counted.Folded;
            directory.IsWell();
        }

        output.WriteLine($"seed {seed}: {kills} kills, {folded} calls were folded.");
        Assert.True(folded > 0, "Nothing was folded: the kills showed nothing.");
    }

    /// <summary>Calls that the writers acknowledged, and how many there can be.</summary>
    private static (long Least, long Most) KillSome(string directory, Random random, ref int kills)
    {
        using var victims = new Victims();
        for (var writers = random.Next(1, 3); writers > 0; writers--)
        {
            victims.Add(Victim.FoldingWriter(directory, new Load(random.Next(1, 3), Drains: false, random.Next(1, 400), Rate: 40_000), Limit));
        }

        victims.WaitUntilEachHasSaidSomething();
        if (random.Next(3) == 0)
        {
            victims.Add(Victim.Drainer(directory));
        }

        kills += victims.KillAll(random, longestPause: 900);
        var said = victims.Acknowledged.Values;

        // One more may have ended, of each thread, and one may be running.
        return (said.Sum(static one => (long)one.Calls), said.Sum(static one => (long)one.Calls + one.Interval + 1));
    }

    private readonly record struct Counted(long Rows, long Folded, long Dropped)
    {
        public static Counted In(string directory)
        {
            using var reader = StoreReader.Open(new PerfGen.Runtime.DataDirectory(directory));
            using var command = reader.Connection.CreateCommand();
            command.CommandText =
                """
                select (select coalesce(sum(sample_weight), 0)::bigint from calls where status <> 'unfinished'),
                       (select coalesce(sum(calls), 0)::bigint from hourly_rollup),
                       (select coalesce(sum(dropped), 0)::bigint from store.sources)
                """;
            using var row = command.ExecuteReader();
            row.Read();
            return new Counted(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        }
    }
}
