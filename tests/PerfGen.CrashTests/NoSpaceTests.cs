using PerfGen.Runtime;
using PerfGen.Store.DuckDB;
using PerfGen.Store.DuckDB.Tests.Support;
using Xunit.Abstractions;

namespace PerfGen.CrashTests;

/// <summary>
/// Processes run out of room while they record, and are killed: the disk fills up, the directory may not be written any more, the journals reach their bound.
/// Then every acknowledged call is in the database, once, or was counted as dropped; and nobody was ended by it before he was killed.
/// </summary>
public sealed class NoSpaceTests(ITestOutputHelper output)
{
    public static TheoryData<int> Seeds => Effort.Seeds(21);

    [SkippableTheory]
    [MemberData(nameof(Seeds))]
    public void ADiskThatFillsUpUnderWritersThatAreKilledLosesOnlyWhatItCounts(int seed)
    {
        using var disk = SmallDisk.TryMount("192m");
        Skip.If(disk is null, "Only root can mount a file system of its own.");
        var random = new Random(seed);
        long dropped = 0;
        var kills = 0;
        for (var round = 0; kills < Effort.Kills(4, 60) || (dropped == 0 && round < Effort.MostRounds); round++)
        {
            using var directory = new RoundDirectory(output, Path.Combine(disk.Path, $"data-{round}"));
            Directory.CreateDirectory(directory.Path);
            var ballast = Path.Combine(disk.Path, "ballast");
            var reserve = Path.Combine(disk.Path, "reserve");
            File.WriteAllBytes(reserve, new byte[96 << 20]); // For the database that takes it all in afterwards.
            using (var victims = StartWriters(directory.Path, random))
            {
                // Room for something between nothing and the next large segment.
                Thread.Sleep(random.Next(0, 500));
                SmallDisk.Fill(ballast, leave: random.Next(0, 20 << 20));
                Thread.Sleep(random.Next(200, 1_500));
                kills += victims.KillAll(random, longestPause: 100);
                File.Delete(ballast);
                File.Delete(reserve);
                directory.DrainToTheEnd();
                dropped += Check(directory, victims.Acknowledged, $"seed {seed}, round {round}");
            }

            directory.IsWell();
            Directory.Delete(directory.Path, recursive: true);
        }

        Assert.True(dropped > 0, "The disk was never full.");
        output.WriteLine($"seed {seed}: {kills} kills, {dropped} records were counted as dropped.");
    }

    [SkippableTheory]
    [MemberData(nameof(Seeds))]
    public void ADirectoryThatBecomesReadOnlyUnderWritersThatAreKilledLosesOnlyWhatItCounts(int seed)
    {
        var user = OtherUser.TryFind();
        Skip.If(user is null, "Only root can become a user whom a directory's mode keeps out.");
        var random = new Random(seed);
        long dropped = 0;
        var kills = 0;
        for (var round = 0; kills < Effort.Kills(4, 40) || (dropped == 0 && round < Effort.MostRounds); round++)
        {
            using var directory = new RoundDirectory(output);
            user.Give(directory.Path);
            using (var victims = StartWriters(directory.Path, random, user))
            {
                Thread.Sleep(random.Next(0, 500));
                SetWritable(directory.Data, false);
                Thread.Sleep(random.Next(200, 2_000));
                kills += victims.KillAll(random, longestPause: 100);
                SetWritable(directory.Data, true);
                using var drainer = Victim.Drainer(directory.Path, user);
                Assert.True(drainer.WaitForExit(TimeSpan.FromMinutes(2)));
                Assert.Equal((0, ""), (drainer.ExitCode, drainer.Errors));
                dropped += Check(directory, victims.Acknowledged, $"seed {seed}, round {round}");
            }

            directory.IsWell();
        }

        Assert.True(dropped > 0, "Nobody was kept out.");
        output.WriteLine($"seed {seed}: {kills} kills, {dropped} records were counted as dropped.");
    }

    [SkippableFact]
    public void JournalsThatReachTheirBoundUnderWritersThatAreKilledLoseOnlyWhatTheyCount()
    {
        Skip.IfNot(Effort.IsSlow, "Fills a gibibyte.");
        var random = new Random(31);
        using var directory = new RoundDirectory(output);
        using var victims = new Victims();
        for (var i = 0; i < 4; i++)
        {
            victims.Add(Victim.Writer(directory.Path, new Load(4, Drains: false, 400, Rate: 0)));
        }

        victims.WaitUntilEachHasSaidSomething();
        for (var seconds = 0; StoreStatus.Read(directory.Data).Dropped == 0 && seconds < 120; seconds++)
        {
            Thread.Sleep(1_000);
        }

        victims.KillAll(random, longestPause: 100);
        directory.DrainToTheEnd();
        var dropped = Check(directory, victims.Acknowledged, "bound");
        Assert.True(dropped > 0, "The bound was never reached.");
        output.WriteLine($"{dropped} records were counted as dropped.");
        directory.IsWell();
    }

    private static Victims StartWriters(string directory, Random random, OtherUser? user = null)
    {
        var victims = new Victims();
        for (var writers = random.Next(1, 4); writers > 0; writers--)
        {
            victims.Add(Victim.Writer(directory, new Load(random.Next(1, 4), random.Next(3) == 0, random.Next(1, 400), Rate: 50_000), user));
        }

        victims.WaitUntilEachHasSaidSomething();
        return victims;
    }

    /// <returns>Records that were dropped.</returns>
    private static long Check(RoundDirectory directory, IReadOnlyDictionary<string, Acknowledged> acknowledged, string where)
    {
        var survivors = Survivors.Load(directory.Path);
        var faults = survivors.Faults(acknowledged);
        Assert.True(faults.Count == 0, $"{where}: {string.Join("; ", faults)}");
        return survivors.Dropped.Values.Sum();
    }

    private static void SetWritable(DataDirectory directory, bool isWritable)
    {
        var mode = UnixFileMode.UserRead | UnixFileMode.UserExecute | (isWritable ? UnixFileMode.UserWrite : 0);
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(directory.Path, mode);
            File.SetUnixFileMode(directory.JournalFolder, mode);
        }
    }
}
