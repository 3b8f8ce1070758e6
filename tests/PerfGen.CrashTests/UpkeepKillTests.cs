using System.Diagnostics;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB;
using Xunit.Abstractions;

namespace PerfGen.CrashTests;

/// <summary>
/// Roll-up, retention, merging and the rewriting of the file are killed at random moments, again and again on one database: afterwards every call is still counted once.
/// </summary>
public sealed class UpkeepKillTests(ITestOutputHelper output)
{
    private const int Calls = 60_000;

    public static TheoryData<string, int> Policies => new() { { "keep-all", 41 }, { "tiered", 42 }, { "last-n", 43 } };

    [Theory]
    [MemberData(nameof(Policies))]
    public void EveryCallIsCountedOnceAfterKillsInUpkeep(string policy, int seed)
    {
        var random = new Random(seed);
        using var untouched = new RoundDirectory(output);
        Sample.Fill(untouched.Data, Calls, seed, DateTimeOffset.UtcNow.AddDays(-20), rollUp: false);
        SettleAsInALargeStore(untouched);
        File.WriteAllText(Path.Combine(untouched.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "UTC", "retention": "{{policy}}" } }""");
        var before = Sum(untouched, "select sum(sample_weight) from store.calls");
        TimeSpan whole;
        using (var directory = Copy(untouched))
        {
            whole = Maintain(directory);
            Check(directory, before);
            directory.IsWell();
        }

        var (kills, finished) = (0, 0);
        while (kills < Effort.Kills(4, 30))
        {
            using var directory = Copy(untouched);
            for (var isDone = false; !isDone && kills < Effort.Kills(4, 30);)
            {
                using var maintainer = Victim.Command(directory.Path, null, "maintain");
                isDone = maintainer.WaitForExit(whole * (0.2 + random.NextDouble()));
                if (!isDone)
                {
                    maintainer.Kill();
                    kills++;
                }

                Assert.Equal("", maintainer.Errors);
            }

            finished++;
            Maintain(directory);
            Check(directory, before);
            directory.IsWell();
        }

        output.WriteLine($"{policy}: {kills} kills on {finished} databases; upkeep takes {whole.TotalMilliseconds:F0} ms with its process.");
        untouched.IsWell();
    }

    private static TimeSpan Maintain(RoundDirectory directory)
    {
        var start = Stopwatch.GetTimestamp();
        using var maintainer = Victim.Command(directory.Path, null, "maintain");
        Assert.True(maintainer.WaitForExit(TimeSpan.FromMinutes(2)));
        Assert.Equal((0, ""), (maintainer.ExitCode, maintainer.Errors));
        return Stopwatch.GetElapsedTime(start);
    }

    private static void Check(RoundDirectory directory, long calls)
    {
        var findings = new StoreDoctor(directory.Data).Examine();
        Assert.True(findings.All(static finding => finding.Severity < FindingSeverity.Warning), string.Join("; ", findings));
        Assert.Equal(calls, Sum(directory, "select sum(calls) from store.rollup_months"));
        Assert.Equal(0, Sum(directory, "select count(*) from store.calls where not is_rolled_up"));
        Assert.True(Sum(directory, "select count(*) from store.settled") > 1);
        Assert.Equal(0, Sum(directory, """
            select count(*)
            from (
              select starts_at, count(*) as "values" from store.metrics join store.settled on recorded_at >= starts_at and recorded_at < ends_at group by starts_at
              except all
              select starts_at, sum("values")::bigint from store.day_values group by starts_at
            )
            """));
        Assert.Equal(0, Sum(directory, "select count(*) from (select starts_at from store.settled group by starts_at having count(*) > 1)"));
        Assert.Equal(0, Sum(directory, "select count(*) from store.unsettled"));
        Assert.Equal(calls, Sum(directory, "select (select coalesce(sum(sample_weight), 0) from store.calls) + (select coalesce(sum(calls), 0) from store.rollup_hours)"));
    }

    /// <summary>Where a day is settled, upkeep settles the others, however few calls there are. Nothing was recorded in this one.</summary>
    private static void SettleAsInALargeStore(RoundDirectory directory)
    {
        using var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={directory.Data.DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "insert into store.settled values ('2100-01-01 00:00:00+00', '2100-01-02 00:00:00+00')";
        command.ExecuteNonQuery();
    }

    private static long Sum(RoundDirectory directory, string sql)
    {
        using var reader = StoreReader.Open(directory.Data);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = $"select ({sql})::bigint";
        return (long)command.ExecuteScalar()!;
    }

    private RoundDirectory Copy(RoundDirectory from)
    {
        var copy = new RoundDirectory(output);
        foreach (var file in Directory.GetFiles(from.Path))
        {
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        }

        return copy;
    }
}
