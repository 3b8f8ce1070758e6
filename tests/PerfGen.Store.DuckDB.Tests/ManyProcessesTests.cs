using System.Diagnostics;
using System.Globalization;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Processes that share a data directory and know nothing of each other. With <c>PERFGEN_SLOW=1</c> as many as the product promises.</summary>
public sealed class ManyProcessesTests : IDisposable
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1";
    private static readonly int Writers = IsSlow ? 16 : 4;
    private static readonly int Readers = IsSlow ? 4 : 2;
    private static readonly int CallsOfEach = IsSlow ? 100_000 : 5_000;

    private readonly TemporaryData _data = new();

    [Fact]
    public void WritersWithReadersAmongThemLoseNothingAndNobodySeesALock()
    {
        using (var first = ChildProcess.Writer(_data, "calls=1"))
        {
            first.WaitForSuccess();
        }

        _data.Drain();
        var readers = Enumerable.Range(0, Readers).Select(_ => ChildProcess.Start("read", _data)).ToArray();
        ChildProcess[] writers = [];
        try
        {
            foreach (var reader in readers)
            {
                reader.WaitForLine(static line => line == "ready");
            }

            writers =
            [
                .. Enumerable.Range(0, Writers)
                    .Select(i => ChildProcess.Writer(_data, $"calls={CallsOfEach}", "threads=2", "ack=1000", "pause=5", "capture=50", i % 2 == 0 ? "drain=1" : "drain=0")),
            ];
            foreach (var writer in writers)
            {
                writer.WaitForSuccess();
            }

            Assert.All(readers, static reader => Assert.Equal((false, ""), (reader.HasExited, reader.Errors)));
        }
        finally
        {
            foreach (var process in readers.Concat(writers))
            {
                process.Dispose();
            }
        }

        new Drainer(_data.Directory).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(30) });
        var calls = (2L * Writers * CallsOfEach) + 1;
        Assert.Equal($"{calls}|{calls}|{Writers + 1}|0", _data.AskOne("select count(*), count(distinct (source, seq)), count(distinct source), (select sum(dropped) from store.sources) from calls"));
        Assert.Equal((2L * Writers * (CallsOfEach / 50)).ToString(CultureInfo.InvariantCulture), _data.AskOne("select count(*) from metrics where name = 'number'"));
        Assert.Empty(_data.JournalFiles());
    }

    [SkippableFact]
    public void AProcessThatAWriterStartedDoesNotKeepTheJournalOfTheDeadWriter()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The program 'sleep' is started.");
        using var writer = ChildProcess.Writer(_data, "calls=100", "child=1", "end=wait");
        writer.WaitForLine(static line => line == "open 1");
        using var child = Process.GetProcessById(int.Parse(writer.Lines.Single(static line => line.StartsWith("child ", StringComparison.Ordinal))["child ".Length..], CultureInfo.InvariantCulture));
        try
        {
            writer.Kill();

            var result = _data.Drain();

            Assert.False(child.HasExited);
            Assert.Equal((101, 1), (result.Calls, result.SourcesFinished));
            Assert.Empty(_data.JournalFiles());
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }
    }

    [SkippableFact]
    public void ProcessesOfTheSameIdInDifferentNamespacesAreTwo()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && CanUnshare(), "Only root can make namespaces, as containers have.");
        string[] container = ["unshare", "--pid", "--fork", "--kill-child"];
        using var first = ChildProcess.WriterBehind(container, _data, "calls=300", "end=wait");
        using var second = ChildProcess.WriterBehind(container, _data, "calls=500", "end=wait");
        first.WaitForLine(static line => line == "open 1");
        second.WaitForLine(static line => line == "open 1");
        Assert.Equal(800, _data.Drain().Calls); // Both live: nothing of the one is adopted for the other's id.
        Assert.Equal("2|1|1", _data.AskOne("select count(distinct source), min(process_id), max(process_id) from calls"));
        Assert.Equal([true, true], StoreStatus.Read(_data.Directory).Sources.Select(static source => source.IsAlive));

        first.Kill();
        WaitUntilDead(1);

        Assert.Equal([false, true], StoreStatus.Read(_data.Directory).Sources.Select(static source => source.IsAlive).Order());
        Assert.Equal(1, _data.Drain().SourcesFinished);
    }

    [Fact]
    public void AProcessIdThatIsUsedAgainSaysNothingOfWhoIsDead()
    {
        // A dead process' journal with the id of one that lives: this one.
        using (var writer = ChildProcess.Writer(_data, "calls=10", "end=wait"))
        {
            writer.WaitForLine(static line => line == "open 1");
            writer.Kill();
        }

        var path = Assert.Single(Directory.GetFiles(_data.Directory.JournalFolder, "*.seg"));
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.Write(file, BitConverter.GetBytes(Environment.ProcessId), 24);
        }

        Assert.Equal(Environment.ProcessId, ProcessIdIn(path));
        var result = _data.Drain();
        Assert.Equal((10, 1), (result.Calls, result.SourcesFinished));
    }

    public void Dispose() => _data.Dispose();

    private static int ProcessIdIn(string path)
    {
        using var reader = SegmentReader.Open(path);
        return reader.ProcessId;
    }

    private static bool CanUnshare()
    {
        using var process = Process.Start(new ProcessStartInfo("unshare", ["--pid", "--fork", "true"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>What <c>unshare</c> started dies a moment after it.</summary>
    private void WaitUntilDead(int count)
    {
        for (var tries = 0; tries < 1_000 && StoreStatus.Read(_data.Directory).Sources.Count(static source => source.IsAlive == false) < count; tries++)
        {
            Thread.Sleep(10);
        }
    }
}
