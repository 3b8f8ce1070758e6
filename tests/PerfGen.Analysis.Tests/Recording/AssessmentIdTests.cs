using System.Collections.Concurrent;

namespace PerfGen.Analysis.Tests.Recording;

public sealed class AssessmentIdTests
{
    private static readonly DateTimeOffset At = new(2025, 10, 26, 19, 4, 21, TimeSpan.Zero);

    [Fact]
    public void R41_AMillionIdsOfOneSecondAreAllDifferent()
    {
        var ids = new ConcurrentDictionary<string, byte>();

        Parallel.For(0, 1_000_000, i => ids.TryAdd(AssessmentId.New("refactoring", At), 0));

        Assert.Equal(1_000_000, ids.Count);
    }

    [Fact]
    public void AnIdHasTheFormInUseAndAUniqueEnd()
    {
        Assert.Matches("^auto-refactoring-20251026-190421-[0-9a-z]{13}$", AssessmentId.New("refactoring", At));
        Assert.Matches("^quality-control-20251026-190421-[0-9a-z]{13}$", AssessmentId.New("Quality Control", At, isAutomatic: false));
        Assert.InRange(AssessmentId.New(new string('x', 5000), At).Length, 1, 255);
    }
}
