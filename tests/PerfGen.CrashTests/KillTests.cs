using Xunit.Abstractions;

namespace PerfGen.CrashTests;

/// <summary>
/// Processes that record, drain and do both are killed with SIGKILL at random moments; then everything that was acknowledged is in the database, once.
/// Some twenty kills here; <c>PERFGEN_SLOW=1</c> makes it 240.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>
    /// Calls a second of all writers of a round together: enough that segments fill, grow and are used again, and too few to reach the bound of the journals
    /// however slowly the machine drains. Beyond the bound calls are dropped and counted: that is what <see cref="NoSpaceTests"/> look at.
    /// </summary>
    private const int CallsPerSecond = 200_000;

    public static TheoryData<int> Seeds => Effort.Seeds(1, 2, 3);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryAcknowledgedCallIsThereOnceAfterKillsAtRandomMoments(int seed)
    {
        var random = new Random(seed);
        var kills = 0;
        long calls = 0;
        for (var round = 0; kills < Effort.Kills(7, 80); round++)
        {
            using var directory = new RoundDirectory(output);
            var acknowledged = KillSome(directory.Path, random, ref kills);

            directory.DrainToTheEnd();

            var faults = Survivors.Load(directory.Path).Faults(acknowledged);
            Assert.True(faults.Count == 0, $"seed {seed}, round {round}: {string.Join("; ", faults)}");
            Assert.NotEmpty(acknowledged);
            calls += acknowledged.Values.Sum(static said => (long)said.Calls);
            directory.IsWell();
        }

        output.WriteLine($"seed {seed}: {kills} kills, {calls} calls were acknowledged, and are there once.");
    }

    /// <summary>One to eight writers, half of them draining in their process, and drainers beside them; all are killed.</summary>
    private static Dictionary<string, Acknowledged> KillSome(string directory, Random random, ref int kills)
    {
        var threads = Enumerable.Range(0, random.Next(1, Effort.IsSlow ? 9 : 4)).Select(_ => random.Next(1, 5)).ToList();
        using var victims = new Victims();
        foreach (var count in threads)
        {
            victims.Add(Victim.Writer(directory, new Load(count, random.Next(2) == 0, random.Next(1, 400), CallsPerSecond / threads.Sum())));
        }

        victims.WaitUntilEachHasSaidSomething();
        for (var drainers = random.Next(0, 3); drainers > 0; drainers--)
        {
            victims.Add(Victim.Drainer(directory));
        }

        kills += victims.KillAll(random, longestPause: 250);
        return victims.Acknowledged;
    }
}
