using System.Globalization;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.CrashTests;

/// <summary>A server that records and drains for long: nothing is lost, nothing doubled, nothing grows. Some seconds here; <c>PERFGEN_SLOW=1</c> makes it ten minutes.</summary>
public sealed class SoakTests
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1";

    [Fact]
    public void AThousandNewTasksASecondLeaveMemoryAndJournalFlatAndTheCountsEqual()
    {
        var directory = Directory.CreateTempSubdirectory("perfgen-soak-").FullName;
        try
        {
            using var server = Victim.Soak(directory, seconds: IsSlow ? 600 : 6);
            var largestJournal = 0L;
            while (!server.WaitForExit(TimeSpan.FromSeconds(1)))
            {
                largestJournal = Math.Max(largestJournal, JournalBytes(directory));
            }

            Assert.Equal("", server.Errors);
            var memory = server.Said("memory").Select(static words => (KiB: Number(words[1]), Dropped: Number(words[2]))).ToArray();
            Assert.All(memory, static one => Assert.Equal(0, one.Dropped));
            Assert.InRange(largestJournal, 1, 128L << 20);
            if (IsSlow)
            {
                // The third minute against the last one: the first two are the runtime's and the engine's own growing.
                var early = memory.Skip(24).Take(12).Max(static one => one.KiB);
                var late = memory.TakeLast(12).Max(static one => one.KiB);
                Assert.True(late < early * 1.25 + (32 << 10), $"{early} KiB in the third minute, {late} KiB in the last: {string.Join(' ', memory.Select(static one => one.KiB))}");
            }

            new Drainer(new DataDirectory(directory)).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(30) });
            var done = server.Said("done").Single();
            using var reader = StoreReader.Open(new DataDirectory(directory));
            using var command = reader.Connection.CreateCommand();
            command.CommandText = """
                select concat_ws(' ',
                  (select count(*) from calls where method <> 'Hash'), (select sum(sample_weight) from calls where method = 'Hash'), (select count(distinct task_id) from tasks),
                  (select count(*) from calls) - (select count(distinct (source, seq)) from calls), (select count(*) from calls where task_id is null),
                  (select count(*) from metrics where name = 'handled_bytes'))
                """;
            Assert.Equal($"{done[1]} {done[2]} {done[3]} 0 0 {done[3]}", command.ExecuteScalar());
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private static long JournalBytes(string directory)
    {
        var folder = new DirectoryInfo(Path.Combine(directory, "journal"));
        long bytes = 0;
        foreach (var file in folder.Exists ? folder.GetFiles() : [])
        {
            try
            {
                bytes += file.Length;
            }
            catch (FileNotFoundException)
            {
                // Deleted in between.
            }
        }

        return bytes;
    }
}
