using System.Collections.Concurrent;
using PerfGen.Runtime.Generated.V1;
using static PerfGen.Runtime.Tests.TrackedCode;

namespace PerfGen.Runtime.Tests;

/// <summary>
/// Trees of calls, made at random, that hop between threads in every way that code does; a model says which parents each call may have. It carries them as
/// plain arguments, so it knows nothing of flows and threads.
/// </summary>
public sealed class ParentStressTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task EveryCallHasTheParentThatTheModelSays(int seed)
    {
        ThreadPool.SetMinThreads(24, 4); // Synchronous calls of the trees wait for pool threads.
        var model = new Model(seed);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => model.Grow(new Random((seed * 100) + i), depth: 0, Model.Outside))));
        await model.Stragglers();

        var seqs = RecordedCalls.All().Where(static call => call.Site is not null && call.Site.Id.StartsWith("M:stress", StringComparison.Ordinal)).ToLookup(static call => call.Site!.Id);
        Assert.True(model.Expected.Count > 400, $"{model.Expected.Count} calls are no stress");
        foreach (var (id, parents) in model.Expected)
        {
            var call = Assert.Single(seqs[id]);
            var allowed = parents.Select(parent => parent is null ? 0 : seqs[parent].Single().Record.Seq).ToArray();
            Assert.True(allowed.Contains(call.Record.Parent), $"seed {seed}, {id}: parent {call.Record.Parent}, expected one of {string.Join(", ", allowed)} ({string.Join(", ", parents)})");
        }
    }

    /// <param name="Here">The call around, for code on its own thread.</param>
    /// <param name="Flow">The nearest asynchronous call around, for code on other threads.</param>
    private sealed record Around(string? Here, string? Flow);

    private sealed class Model(int seed)
    {
        public static readonly Around Outside = new(null, null);
        private readonly ConcurrentBag<Task> _stragglers = [];
        private int _calls;

        public ConcurrentDictionary<string, string?[]> Expected { get; } = new();

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
                switch (random.Next(depth > 5 ? 1 : 0, 8))
                {
                    case 0:
                        await Call(new Random(random.Next()), depth, [around.Here], around);
                        break;
                    case 1:
                        await Task.Yield();
                        around = around with { Here = around.Flow };
                        break;
                    case 2:
                        await Task.Delay(random.Next(2)).ConfigureAwait(false);
                        around = around with { Here = around.Flow };
                        break;
                    case 3:
                        var other = new Random(random.Next());
                        await Task.Run(() => Call(other, depth, [around.Flow], new Around(around.Flow, around.Flow)));
                        around = around with { Here = around.Flow };
                        break;
                    case 4:
                        // At the same time, on this thread until they wait.
                        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Call(new Random(random.Next()), depth, [around.Here], around)).ToArray());
                        around = around with { Here = around.Flow };
                        break;
                    case 5:
                        await Parallel.ForEachAsync(Enumerable.Range(0, 3).Select(_ => new Random(random.Next())).ToArray(), async (mine, _) =>
                            await Call(mine, depth, [around.Flow, around.Here], new Around(around.Flow, around.Flow)));
                        around = around with { Here = around.Flow };
                        break;
                    case 6:
                        // Nobody waits for it: it may outlive the call that started it.
                        var late = new Random(random.Next());
                        _stragglers.Add(Task.Run(async () =>
                        {
                            await Task.Delay(late.Next(3));
                            await Call(late, depth, [around.Flow], new Around(around.Flow, around.Flow));
                        }));
                        break;
                    default:
                        SyncCall(new Random(random.Next()), depth, [around.Here], around);
                        break;
                }
            }
        }

        private Site Register(string?[] parents)
        {
            var id = $"M:stress:{seed}:{Interlocked.Increment(ref _calls)}";
            Expected[id] = parents;
            return new Site("PerfGen.Runtime.Tests", id, "Stress", "Call", "stress_time");
        }

        private async Task Call(Random random, int depth, string?[] parents, Around around)
        {
            if (depth > 6)
            {
                return;
            }

            var site = Register(parents);
            var inside = new Around(site.Id, site.Id);
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
                SyncBody(Register(parents), random, depth, around);
            }
        }

        private void SyncBody(Site site, Random random, int depth, Around around) => Sync(site, () =>
        {
            var inside = new Around(site.Id, around.Flow);
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
                        Task.Run(() => Call(other, depth + 2, [around.Flow, site.Id], new Around(around.Flow, around.Flow))).Wait();
                        break;
                    case 2:
                        var thread = new Thread(() => SyncCall(random, depth + 1, [around.Flow], new Around(around.Flow, around.Flow)));
                        thread.Start();
                        thread.Join();
                        break;
                    default:
                        Parallel.For(0, 3, _ => SyncCall(new Random(depth), depth + 5, [around.Flow, site.Id], new Around(around.Flow, around.Flow)));
                        break;
                }
            }

            return 1;
        });
    }
}
