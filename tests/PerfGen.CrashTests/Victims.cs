using System.Diagnostics;

namespace PerfGen.CrashTests;

/// <summary>The processes of a round. None of them outlives it.</summary>
internal sealed class Victims : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<Victim> _all = [];

    /// <summary>What the writers said, by session.</summary>
    public Dictionary<string, Acknowledged> Acknowledged => _all
        .SelectMany(static victim => victim.Acknowledged.Select(thread => (Session: $"session-{victim.Id}-{thread.Key}", Said: new Acknowledged(thread.Value, victim.AcknowledgeEvery))))
        .ToDictionary(static one => one.Session, static one => one.Said);

    public Victim Add(Victim victim)
    {
        _all.Add(victim);
        return victim;
    }

    /// <summary>A process that is killed before it has done anything shows nothing.</summary>
    public void WaitUntilEachHasSaidSomething()
    {
        var start = Stopwatch.GetTimestamp();
        while (!_all.TrueForAll(static victim => victim.Acknowledged.Count > 0))
        {
            Assert.All(_all, static victim => Assert.False(victim.HasExited, $"It ended by itself: {victim.Errors}"));
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "A writer said nothing.");
            Thread.Sleep(1);
        }
    }

    /// <summary>Kills them in any order, each after a pause that is different every time.</summary>
    /// <param name="random">Says in which order, and after which pauses.</param>
    /// <param name="longestPause">In milliseconds.</param>
    /// <returns>How many were killed.</returns>
    public int KillAll(Random random, int longestPause)
    {
        foreach (var victim in _all.OrderBy(_ => random.Next()))
        {
            Thread.Sleep(random.Next(0, longestPause));
            victim.Kill();
            Assert.Equal("", victim.Errors);
        }

        return _all.Count;
    }

    public void Dispose() => _all.ForEach(static victim => victim.Dispose());
}
