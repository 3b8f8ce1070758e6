namespace CodeReviewAgents.Tests;

public sealed class AgentDeskTests
{
    [Fact]
    public async Task NoMoreAgentsWorkAtOnceThanThereArePlaces()
    {
        using var desk = new AgentDesk(places: 2);
        var (working, most) = (0, 0);
        var bothAtWork = new TaskCompletionSource();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => desk.RunAsync("lint", "code_review", $"{i}", async _ =>
        {
            var now = Interlocked.Increment(ref working);
            if (now == 2)
            {
                bothAtWork.TrySetResult();
            }

            InterlockedMax(ref most, now);
            await bothAtWork.Task.WaitAsync(TimeSpan.FromSeconds(20));
            Interlocked.Decrement(ref working);
            return i;
        }, CancellationToken.None)));

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task AFailureOfAnAgentIsKeptAndItsPlaceIsFreeAgain()
    {
        using var desk = new AgentDesk(places: 1);

        await desk.RunAsync("lint", "code_review", "Shop", static job => { job.Fail("A.cs", new InvalidDataException("bad")); return Task.FromResult(0); }, CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.RunAsync("lint", "code_review", "Shop", static Task<int> (_) => throw new InvalidOperationException(), CancellationToken.None));
        await desk.RunAsync("lint", "code_review", "Shop", static _ => Task.FromResult(0), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(("lint", "A.cs", "bad"), Assert.Single(desk.Failures) is var failure ? (failure.Agent, failure.Subject, failure.Why) : default);
    }

    private static void InterlockedMax(ref int place, int value)
    {
        for (var seen = Volatile.Read(ref place); seen < value; seen = Volatile.Read(ref place))
        {
            Interlocked.CompareExchange(ref place, value, seen);
        }
    }
}
