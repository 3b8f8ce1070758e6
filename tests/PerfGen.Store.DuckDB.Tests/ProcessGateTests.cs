using System.Diagnostics;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Questions and drains of one process: each comes to its turn.</summary>
public sealed class ProcessGateTests : IDisposable
{
    private static readonly DrainOptions Patient = new() { WaitForFile = ProcessGate.Courtesy * 3 };

    private readonly TemporaryData _data = new();

    public ProcessGateTests()
    {
        Record();
        _data.Drain();
    }

    [Fact]
    public async Task ADrainGetsInBetweenQuestionsOfItsProcessThatAlwaysOverlap()
    {
        using var end = new CancellationTokenSource();
        var asked = 0;

        // Six that ask again as soon as they are answered, each after another time: a moment at which all are out does not come.
        async Task AskAsync(int who)
        {
            while (!end.IsCancellationRequested)
            {
                using var reader = StoreReader.Open(_data.Directory);
                await Task.Delay(60 + (who * 20));
                Count(reader);
                Interlocked.Increment(ref asked);
            }
        }

        async Task HaveAskedAsync(int more)
        {
            for (var until = Volatile.Read(ref asked) + more; Volatile.Read(ref asked) < until;)
            {
                await Task.Delay(10, end.Token);
            }
        }

        var readers = Enumerable.Range(0, 6).Select(who => Task.Run(() => AskAsync(who))).ToArray();
        for (var i = 0; i < 3; i++)
        {
            await HaveAskedAsync(more: 10).WaitAsync(TimeSpan.FromMinutes(1));
            Record();
            var result = await Task.Run(() => new Drainer(_data.Directory).Drain(Patient));
            Assert.Equal((1, 0, null), (result.Calls, result.Waiting, result.HeldBy));
        }

        await HaveAskedAsync(more: 10).WaitAsync(TimeSpan.FromMinutes(1));
        await end.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task WhoeverReadsAndAsksOnceMoreDoesNotWaitForADrainThatWaitsForHim()
    {
        using var first = StoreReader.Open(_data.Directory);
        var drain = BeginDrain();
        await Task.Delay(300);

        var start = Stopwatch.GetTimestamp();
        using (var second = StoreReader.Open(_data.Directory))
        {
            Count(second);
            await Task.Run(() =>
            {
                using var third = StoreReader.Open(_data.Directory);
                Count(third);
            });
        }

        Assert.True(Stopwatch.GetElapsedTime(start) < ProcessGate.Courtesy, "It has waited for the drain.");
        Assert.False(drain.IsCompleted);
        first.Dispose();
        Assert.Equal(1, (await drain).Calls);
    }

    [Fact]
    public async Task ADrainThatWaitsForSomebodyWhoStaysDoesNotKeepOthersOut()
    {
        using var first = StoreReader.Open(_data.Directory);
        var drain = BeginDrain();
        await Task.Delay(300);

        Task other;
        using (ExecutionContext.SuppressFlow())
        {
            other = Task.Run(() =>
            {
                using var second = StoreReader.Open(_data.Directory);
                Count(second);
            });
        }

        await Task.Delay(500);
        Assert.False(other.IsCompleted, "It comes in before a drain that waits.");
        Assert.Same(other, await Task.WhenAny(other, drain));
        await other;
        first.Dispose();
        Assert.Equal(1, (await drain).Calls);
    }

    public void Dispose() => _data.Dispose();

    private static void Count(StoreReader reader)
    {
        using var command = reader.Connection.CreateCommand();
        command.CommandText = "select count(*) from store.calls";
        command.ExecuteScalar();
    }

    /// <summary>A drain that knows nothing of who is in here, as that of a process's own thread.</summary>
    private Task<DrainResult> BeginDrain()
    {
        Record();
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => new Drainer(_data.Directory).Drain(Patient));
        }
    }

    private void Record() => new JournalBuilder(_data.Directory, JournalBuilder.NewSource()).WriteWith(static journal => journal.Call(journal.Site("Work")));
}
