namespace PerfGen.Tracking.Tests;

/// <summary>Methods of C# 14 extension blocks are recorded under the static method that the compiler makes of them.</summary>
public sealed class ExtensionBlockTests
{
    [Fact]
    public void MethodsOfBlocksAreRecordedHoweverTheyAreCalled()
    {
        Assert.Equal("a!!", "a".Cry(2));
        Assert.Equal("a!", Blocks.Cry("a"));
        Assert.Equal("a!", default(string).CryOr("a"));
        Assert.Equal("?", string.Question());
        Assert.Equal("a7", "a".Suffixed(7));
        Assert.Null(default(string)?.Cry());

        Assert.Equal(3, Recorded.Calls(typeof(Blocks), "Cry").Count);
        Assert.Single(Recorded.Calls(typeof(Blocks), "Question"));
        Assert.Equal("M:PerfGen.Tracking.Tests.Blocks.Suffixed``1(System.String,``0)", Recorded.Call(typeof(Blocks), "Suffixed").Site.Id);
    }

    [Fact]
    public void ABlockOfATypeParameterIsRecordedAndABlockByReferenceChangesItsReceiver()
    {
        var pair = (First: 1, Second: 2);
        var (unnamed, untracked) = ((1, 2), (1, 2));
        pair.Turn();
        unnamed.Turn();
        untracked.TurnUntracked();

        Assert.Equal((2, 1), pair);
        Assert.Equal(untracked, unnamed);
        Assert.Equal("3:x", new List<int> { 3 }.Join("x"));
        Assert.Equal(5, Count(5));
        Assert.Equal("private", "a".CallsPrivate());

        Assert.Equal(2, Recorded.Calls(typeof(Blocks), "Turn").Count);
        Assert.Single(Recorded.Calls(typeof(Blocks), "Join"));
        Assert.Single(Recorded.Calls(typeof(Blocks), "Itself"));
        Assert.Single(Recorded.Calls(typeof(Blocks), "Hidden"));

        static T Count<T>(T value) => value.Itself();
    }

    [Fact]
    public async Task StreamsAndTasksOfBlocksEndWhenTheyEnd()
    {
        Assert.Equal(1, await "a".LengthAsync());
        Assert.Equal(['a', 'b'], "ab".Letters());

        Assert.Equal(2, Recorded.Call(typeof(Blocks), "Letters").Captures["stream_items"].Value);
        Assert.Equal(1, Recorded.Call(typeof(Blocks), "LengthAsync").Captures["text_length"].Value);
    }

    [Fact]
    public void AnAttributeOnTheClassMeansThePublicMethodsOfItsBlocks()
    {
        Assert.Equal(2, 1.Next());
        Assert.Equal(2, 1.NextUntracked());

        Assert.Equal(["Next"], Recorded.Calls(typeof(TrackedBlocks)).Select(static call => call.Site.Method));
    }
}

internal static class Blocks
{
    extension(string text)
    {
        [TrackPerformance]
        public string Cry(int times = 1) => text + new string('!', times);

        [TrackPerformance]
        public static string Question() => "?";

        [TrackPerformance]
        public string Suffixed<T>(T suffix) => text + suffix;

        [TrackPerformance, Measure("text_length", "count", From = "text.Length")]
        public async Task<int> LengthAsync()
        {
            await Task.Yield();
            return text.Length;
        }

        [TrackPerformance]
        public IEnumerable<char> Letters()
        {
            foreach (var letter in text)
            {
                yield return letter;
            }
        }

        public string CallsPrivate() => text.Hidden();

        [TrackPerformance]
        private string Hidden() => "private";
    }

    extension(string? text)
    {
        public string CryOr(string other) => (text ?? other).Cry();
    }

    extension<T>(List<T> items)
        where T : struct
    {
        [TrackPerformance]
        public string Join<TOther>(TOther other) => $"{items[0]}:{other}";
    }

    extension<T>(T value)
    {
        [TrackPerformance]
        public T Itself() => value;
    }

    extension(ref (int First, int Second) pair)
    {
        [TrackPerformance]
        public void Turn() => pair = (pair.Second, pair.First);

        public void TurnUntracked() => pair = (pair.Second, pair.First);
    }
}

[TrackPerformance]
internal static class TrackedBlocks
{
    extension(int number)
    {
        public int Next() => number + 1;

        [DoNotTrack]
        public int NextUntracked() => number + 1;
    }
}
