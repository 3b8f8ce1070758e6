using System.Collections.Concurrent;
using PerfGen.Runtime.Generated.V1;
using static PerfGen.Runtime.Tests.TrackedCode;

namespace PerfGen.Runtime.Tests;

/// <summary>
/// Trees of calls, made at random, that hop between threads in every way that code does; a model says which parents each call may have, and whose work it is. It
/// carries both as plain arguments, so it knows nothing of flows and threads.
/// </summary>
public sealed class ParentStressTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public Task EveryCallHasTheParentThatTheModelSays(int seed) => Check(seed);

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task EveryCallHasTheParentThatTheModelSaysWhereThePoolHasNoThreadLeft(int seed)
    {
        using var over = new ManualResetEventSlim();
        var waited = 0;
        var starving = new Thread(() =>
        {
            // More work than the pool has threads, all of which waits: whatever of the trees goes on elsewhere does so late, behind others, and on threads that are added.
            while (!over.IsSet)
            {
                using var busy = new CountdownEvent(4 * ThreadPool.ThreadCount);
                for (var i = busy.InitialCount; i > 0; i--)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(_ =>
                    {
                        Thread.Sleep(2);
                        Interlocked.Increment(ref waited);
                        busy.Signal();
                    }, null);
                }

                busy.Wait();
            }
        });
        starving.Start();
        try
        {
            await Check(seed);
        }
        finally
        {
            over.Set();
            starving.Join();
        }

        Assert.True(waited > 100, $"{waited} work items are no starvation");
    }

    private static async Task Check(int seed)
    {
        ThreadPool.SetMinThreads(24, 4); // Synchronous calls of the trees wait for pool threads.
        var model = new Model(seed);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => model.Grow(new Random((seed * 100) + i), depth: 0, Model.Outside))));
        await model.Stragglers();

        var seqs = RecordedCalls.All().Where(static call => call.Site is not null && call.Site.Id.StartsWith("M:stress", StringComparison.Ordinal)).ToLookup(static call => call.Site!.Id);
        Assert.True(model.Expected.Count > 400, $"{model.Expected.Count} calls are no stress");
        foreach (var (id, (parents, agent)) in model.Expected)
        {
            var call = Assert.Single(seqs[id]);
            var allowed = parents.Select(parent => parent is null ? 0 : seqs[parent].Single().Record.Seq).ToArray();
            Assert.True(allowed.Contains(call.Record.Parent), $"seed {seed}, {id}: parent {call.Record.Parent}, expected one of {string.Join(", ", allowed)} ({string.Join(", ", parents)})");
            Assert.True(call.Context?.Agent == agent, $"seed {seed}, {id}: agent '{call.Context?.Agent}', expected '{agent}'");
        }
    }

    [Fact]
    public void CallsThatRecurThousandsOfTimesAreEachTheParentOfTheNext()
    {
        const int depth = 3_000;
        var site = RecordedCalls.NewSite();
        var thread = new Thread(() => Recur(depth), maxStackSize: 64 << 20);
        thread.Start();
        thread.Join();

        var calls = RecordedCalls.Of(site);
        Assert.Equal(depth, calls.Count);
        Assert.Equal(0ul, calls[0].Record.Parent);
        Assert.All(calls.Zip(calls.Skip(1)), static pair => Assert.Equal(pair.First.Record.Seq, pair.Second.Record.Parent));

        int Recur(int left) => left == 0 ? 0 : Sync(site, () => Recur(left - 1));
    }

    /// <param name="Here">The call around, for code on its own thread.</param>
    /// <param name="Flow">The nearest asynchronous call or scope around, for code on other threads.</param>
    /// <param name="Agent">Whose work it is.</param>
    private sealed record Around(string? Here, string? Flow, string? Agent)
    {
        public Around Elsewhere => this with { Here = Flow };

        public Around In(string call) => this with { Here = call, Flow = call };
    }

    private sealed class Model(int seed)
    {
        public static readonly Around Outside = new(null, null, null);
        private readonly ConcurrentBag<Task> _stragglers = [];
        private int _calls;

        public ConcurrentDictionary<string, (string?[] Parents, string? Agent)> Expected { get; } = new();

        public async Task Stragglers()
        {
            while (_stragglers.TryTake(out var task))
            {
                await task;
            }
        }

        /// <summary>A few calls, one after the other, in ways that do not leave the thread or do.</summary>
        public async Task Grow(Random random, int depth, Around around)
        {
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                switch (random.Next(depth > 5 ? 1 : 0, 12))
                {
                    case 0:
                        await Call(new Random(random.Next()), depth, [around.Here], around);
                        break;
                    case 1:
                        await Task.Yield();
                        around = around.Elsewhere;
                        break;
                    case 2:
                        await Task.Delay(random.Next(2)).ConfigureAwait(false);
                        around = around.Elsewhere;
                        break;
                    case 3:
                        var other = new Random(random.Next());
                        await Task.Run(() => Call(other, depth, [around.Flow], around.Elsewhere));
                        around = around.Elsewhere;
                        break;
                    case 4:
                        // At the same time, on this thread until they wait.
                        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Call(new Random(random.Next()), depth, [around.Here], around)).ToArray());
                        around = around.Elsewhere;
                        break;
                    case 5:
                        await Parallel.ForEachAsync(Enumerable.Range(0, 3).Select(_ => new Random(random.Next())).ToArray(), async (mine, _) =>
                            await Call(mine, depth, [around.Flow, around.Here], around.Elsewhere));
                        around = around.Elsewhere;
                        break;
                    case 6:
                        // Nobody waits for it: it may outlive the call that started it.
                        var late = new Random(random.Next());
                        _stragglers.Add(Task.Run(async () =>
                        {
                            await Task.Delay(late.Next(3));
                            await Call(late, depth, [around.Flow], around.Elsewhere);
                        }));
                        break;
                    case 7:
                        await OnTimer(new Random(random.Next()), depth, around);
                        around = around.Elsewhere;
                        break;
                    case 8:
                        await ReadStream(new Random(random.Next()), depth, around);
                        around = around.Elsewhere;
                        break;
                    case 9:
                        await Cancelled(new Random(random.Next()), depth, around);
                        around = around.Elsewhere;
                        break;
                    case 10:
                        // A scope hands on the call around it, also to other threads.
                        using (var scope = Perf.Use(agent: $"agent-{random.Next(4)}"))
                        {
                            await Grow(new Random(random.Next()), depth + 1, new Around(around.Here, around.Here, scope.Agent));
                        }

                        around = around.Elsewhere;
                        break;
                    default:
                        SyncCall(new Random(random.Next()), depth, [around.Here], around);
                        break;
                }
            }
        }

        private async Task OnTimer(Random random, int depth, Around around)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var timer = new Timer(_ =>
            {
                SyncCall(random, depth, [around.Flow], around.Elsewhere);
                done.SetResult();
            }, null, TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            await done.Task;
        }

        /// <summary>Reads to the end, or leaves in the middle; the stream's own calls belong to it, the reader's to the reader.</summary>
        private async Task ReadStream(Random random, int depth, Around around)
        {
            if (depth > 5)
            {
                return;
            }

            var leaveAfter = random.Next(1, 6);
            var site = Register([around.Here], around.Agent);
            await foreach (var item in Recorder.EnterStream(site).Enumerates(Items(new Random(random.Next()), depth + 1, around.In(site.Id)))!)
            {
                around = around.Elsewhere; // It may have waited for the item.
                SyncCall(new Random(random.Next()), depth + 2, [around.Flow, around.Here], around);
                if (item == leaveAfter)
                {
                    break;
                }
            }
        }

        private async IAsyncEnumerable<int> Items(Random random, int depth, Around around)
        {
            for (var i = 1; i <= 4; i++)
            {
                await Task.Yield();
                await Call(new Random(random.Next()), depth, [around.Flow], around.Elsewhere);
                yield return i;
            }
        }

        private async Task Cancelled(Random random, int depth, Around around)
        {
            if (depth > 5)
            {
                return;
            }

            using var stop = new CancellationTokenSource();
            var site = Register([around.Here], around.Agent);
            var call = Async(site, async () =>
            {
                await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await Call(random, depth + 1, [site.Id], around.In(site.Id));
                stop.Token.ThrowIfCancellationRequested();
            });
            await stop.CancelAsync();
            await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private Site Register(string?[] parents, string? agent)
        {
            var id = $"M:stress:{seed}:{Interlocked.Increment(ref _calls)}";
            Expected[id] = (parents, agent);
            return new Site("PerfGen.Runtime.Tests", id, "Stress", "Call", "stress_time");
        }

        private async Task Call(Random random, int depth, string?[] parents, Around around)
        {
            if (depth > 6)
            {
                return;
            }

            var site = Register(parents, around.Agent);
            var inside = around.In(site.Id);
            switch (random.Next(4))
            {
                case 0:
                    SyncBody(site, random, depth, around);
                    break;
                case 1:
                    await Value(site, async () =>
                    {
                        await Grow(random, depth + 1, inside);
                        return 1;
                    });
                    break;
                case 2:
                    // Completes on the spot, and has started work that goes on.
                    await Async(site, () =>
                    {
                        var late = new Random(random.Next());
                        _stragglers.Add(Task.Run(() => Call(late, depth + 1, [site.Id], inside)));
                        return Task.CompletedTask;
                    });
                    break;
                default:
                    await Async(site, () => Grow(random, depth + 1, inside));
                    break;
            }
        }

        private void SyncCall(Random random, int depth, string?[] parents, Around around)
        {
            if (depth <= 6)
            {
                SyncBody(Register(parents, around.Agent), random, depth, around);
            }
        }

        private void SyncBody(Site site, Random random, int depth, Around around) => Sync(site, () =>
        {
            var inside = around with { Here = site.Id };
            for (var i = random.Next(3); i > 0; i--)
            {
                switch (random.Next(6))
                {
                    case 0 or 4 or 5:
                        SyncCall(new Random(random.Next()), depth + 1, [site.Id], inside);
                        break;
                    case 1:
                        // Its thread works for others while it waits, and a task may even run on it.
                        var other = new Random(random.Next());
                        Task.Run(() => Call(other, depth + 2, [around.Flow, site.Id], around.Elsewhere)).Wait();
                        break;
                    case 2:
                        var thread = new Thread(() => SyncCall(random, depth + 1, [around.Flow], around.Elsewhere));
                        thread.Start();
                        thread.Join();
                        break;
                    default:
                        Parallel.For(0, 3, _ => SyncCall(new Random(depth), depth + 5, [around.Flow, site.Id], around.Elsewhere));
                        break;
                }
            }

            return 1;
        });
    }
}
