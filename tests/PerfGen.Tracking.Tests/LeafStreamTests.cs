namespace PerfGen.Tracking.Tests;

/// <summary>A stream that says that it makes no tracked calls once it has given its first item.</summary>
public sealed class LeafStreamTests
{
    [Fact]
    public async Task AStreamThatIsALeafIsEnteredForItsFirstItemAndKeepsItsRecord()
    {
        using var task = Perf.BeginTask(nameof(AStreamThatIsALeafIsEnteredForItsFirstItemAndKeepsItsRecord));
        var items = new List<int>();
        var error = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var item in LeafAsync())
            {
                items.Add(item);
            }
        });

        var stream = Recorded.Call(typeof(LeafStreamTests), nameof(LeafAsync));
        var parents = Recorded.Calls(typeof(LeafStreamTests), nameof(ByLeaf)).Select(static call => call.Record.Parent).ToList();
        Assert.Equal("behind the last", error.Message);
        Assert.Equal([0, 1, 2], items);
        Assert.Equal((CallStatus.Failure, 3), (stream.Status, stream.Captures["stream_items"].Value));
        Assert.InRange(stream.Captures["longest_stream_gap"].Value, 0.005, stream.Captures["stream_gap_time"].Value);
        Assert.Equal(stream.Record.Seq, parents[0]);
        Assert.DoesNotContain(stream.Record.Seq, parents.Skip(1));
        Assert.Equal(3, parents.Count);
    }

    [TrackPerformance(IsLeaf = true)]
    internal static async IAsyncEnumerable<int> LeafAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(i == 1 ? 20 : 0);
            ByLeaf();
            yield return i;
        }

        throw new InvalidDataException("behind the last");
    }

    [TrackPerformance]
    internal static void ByLeaf()
    {
    }
}
