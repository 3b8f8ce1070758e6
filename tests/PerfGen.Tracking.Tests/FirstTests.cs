namespace PerfGen.Tracking.Tests;

public sealed class FirstTests
{
    [Fact]
    public async Task SmokeTest()
    {
        var target = new Target();
        Assert.Equal(3, target.Add(1, 2));
        Assert.Equal(5, await target.AddAsync(1, 4));
        Assert.Equal(5, await target.Partially(1, 4));

        Assert.Equal(CallStatus.Success, Recorded.Call(typeof(Target), "Add").Status);
        Assert.Equal("adding", Recorded.Call(typeof(Target), "AddAsync").Site.Metric);
        Assert.Single(Recorded.Calls(typeof(Target), "Partially"));
        Assert.Equal(5, Recorded.Call(typeof(Target), "AddAsync").Captures["sum"].Value);
        Assert.Equal(4, Recorded.Call(typeof(Target), "AddAsync").Captures["b"].Value);
    }
}

public sealed partial class Target
{
    [TrackPerformance]
    public int Add(int a, int b) => a + b;

    [TrackPerformance("adding", Agent = "adder")]
    [Measure("sum", Units.Count)]
    [Measure("b", Units.Count, From = "b")]
    public async Task<int> AddAsync(int a, int b)
    {
        await Task.Yield();
        return a + b;
    }

    [TrackPerformance]
    public partial Task<int> Partially(int a, int b);

    private Task<int> PartiallyCore(int a, int b) => AddAsync(a, b);
}
