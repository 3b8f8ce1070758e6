using System.Collections.Concurrent;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Observing;
using static PerfGen.Runtime.Tests.TrackedCode;

namespace PerfGen.Runtime.Tests;

public sealed class ObserverTests
{
    [Fact]
    public void R28_AnObserverGetsEveryMeasurementOfItsTimeOnceAndNoOther()
    {
        var site = new Site("Tests", $"M:{Guid.NewGuid():N}", "Shop.Orders", "Submit", "submit_time", "clerk");
        var name = "observed_" + Guid.NewGuid().ToString("N");
        var seen = new ConcurrentBag<ObservedMeasurement>();
        Sync(site, static () => 0);

        using (Perf.Observe(batch => Array.ForEach([.. batch], seen.Add)))
        {
            using (Perf.BeginTask("task-7", "selling", model: "m"))
            {
                Parallel.For(0, 5_000, i =>
                {
                    if (i % 10 == 0)
                    {
                        Assert.Throws<InvalidDataException>(() => { Sync<int>(site, static () => throw new InvalidDataException()); });
                    }
                    else
                    {
                        Sync(site, static () => 1);
                    }
                });
                Perf.Record(name, 42, Units.Count);
            }
        }

        Sync(site, static () => 2);
        Observers.OfThisProcess.Flush();

        var calls = seen.Where(static one => one.Method == "Submit").ToArray();
        Assert.Equal(5_000, calls.Length);
        Assert.Equal(5_000, calls.Select(static call => call.Seq).Distinct().Count());
        Assert.Equal(500, calls.Count(static call => call is { Status: CallStatus.Failure, ErrorType: "System.IO.InvalidDataException" }));
        Assert.All(calls, static call => Assert.Equal(("submit_time", "seconds", "Shop.Orders", "clerk"), (call.Name, call.Unit, call.Type, call.Agent)));
        Assert.All(calls, static call => Assert.InRange(call.Value, 0, 10));
        var value = Assert.Single(seen, one => one.Name == name);
        Assert.Equal((42, "count", "task-7", "selling", "m", (CallStatus?)null), (value.Value, value.Unit, value.TaskId, value.TaskType, value.Model, value.Status));
        Assert.InRange(value.At, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));
    }

    [Fact]
    public void R28_AnObserverThatThrowsDoesNotHarmTheOthers()
    {
        var site = new Site("Tests", $"M:{Guid.NewGuid():N}", "Tests", "Harmed" + Guid.NewGuid().ToString("N"), "harmed_time");
        var seen = 0;
        using (Perf.Observe(static _ => throw new InvalidOperationException("mine")))
        using (Perf.Observe(batch => seen += batch.Count(one => one.Method == site.Method)))
        {
            Sync(site, static () => 1);
            Observers.OfThisProcess.Flush();
            Sync(site, static () => 1);
        }

        Assert.Equal(2, seen);
        Assert.Throws<ArgumentNullException>(() => Perf.Observe(null!));
    }

    [Fact]
    public void ACallIsHandedOverWhenItEnds()
    {
        var site = new Site("Tests", $"M:{Guid.NewGuid():N}", "Tests", "Late" + Guid.NewGuid().ToString("N"), "late_time");
        var seen = 0;
        using (Perf.Observe(batch => seen += batch.Count(one => one.Method == site.Method)))
        {
            Sync(site, () =>
            {
                Observers.OfThisProcess.Flush();
                Assert.Equal(0, seen);
                return 1;
            });
            Observers.OfThisProcess.Flush();
            Assert.Equal(1, seen);
        }
    }
}
