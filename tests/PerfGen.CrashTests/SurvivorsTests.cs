namespace PerfGen.CrashTests;

/// <summary>The check itself: it would prove nothing if it could not fail.</summary>
public sealed class SurvivorsTests
{
    private const string S = "session-7-1";

    [Fact]
    public void TheCheckFindsALossADoubleAGapAndAnInvention()
    {
        Assert.Empty(Of(ended: 3, numbers: [1, 2, 3]).Faults(Said(2, 1)));
        Assert.Equal([$"{S}: 4 calls were acknowledged, 3 are there"], Of(3, [1, 2, 3]).Faults(Said(4)));
        Assert.Equal(["session-8-1: 1 calls were acknowledged, 0 are there"], Of(3, [1, 2, 3]).Faults(new Dictionary<string, Acknowledged> { ["session-8-1"] = new(1, 1) }));
        Assert.Equal([$"{S}: 1 calls were acknowledged, and there are 3, more than there can be"], Of(3, [1, 2, 3]).Faults(Said(1, 1)));
        Assert.Equal([$"{S}: the captured numbers are not 1 to 3"], Of(3, [1, 2, 2]).Faults(Said(3)));
        Assert.Empty(Of(2, [1, 2, 3]).Faults(Said(3)));
        Assert.Equal([$"{S}: 5 calls ended, 3 numbers were captured"], Of(5, [1, 2, 3]).Faults(Said(3)));
        Assert.Equal(["1 rows are there twice", "2 rows have lost their names"], new Survivors { Doubled = 1, Nameless = 2 }.Faults(Said(0).Take(0).ToDictionary()));
    }

    [Fact]
    public void WhatWasDroppedMustHaveBeenCounted()
    {
        Assert.Empty(Of(3, [1, 2, 9], dropped: 7).Faults(Said(9, 4)));
        Assert.Equal(["process 7: 9 calls were acknowledged, 3 are there, and only 5 were counted as dropped"], Of(3, [1, 2, 9], dropped: 5).Faults(Said(9, 4)));
        Assert.Equal(["process 7: 9 calls were acknowledged, 3 are there, and 50 were counted as dropped: more than there can be"], Of(3, [1, 2, 9], dropped: 50).Faults(Said(9, 4)));
        Assert.Equal(["process 7: 1 captured numbers are there twice"], Of(3, [1, 1, 9], dropped: 6).Faults(Said(9, 4)));
    }

    private static Dictionary<string, Acknowledged> Said(int calls, int interval = 1) => new() { [S] = new(calls, interval) };

    private static Survivors Of(long ended, List<long> numbers, long dropped = 0)
    {
        var survivors = new Survivors { Ended = { [S] = ended }, Numbers = { [S] = numbers } };
        if (dropped > 0)
        {
            survivors.Dropped[7] = dropped;
        }

        return survivors;
    }
}
