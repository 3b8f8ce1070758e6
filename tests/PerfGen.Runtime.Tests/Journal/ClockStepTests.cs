using System.Diagnostics;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests.Journal;

/// <summary>The monotonic clock times calls, the one on the wall says when they were; the two part when somebody sets the one, or the machine sleeps.</summary>
public sealed class ClockStepTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("perfgen-clock-").FullName;
    private long _step;

    [Theory]
    [InlineData(3600 * Second)]
    [InlineData(-3600 * Second)]
    public void AfterAStepOfTheWallClockRecordsAreAtTheNewTimeAndThoseBeforeItAtTheOld(long step)
    {
        using var journal = Journal();
        Assert.True(journal.TryTakeChunk(1, out var chunk));
        var before = Stopwatch.GetTimestamp();

        _step = step;
        journal.Maintain();
        var after = Stopwatch.GetTimestamp();

        using var reader = SegmentReader.Open(chunk.Segment.Path);
        Assert.Equal(Now(), reader.ToUtcNanoseconds(before), Tolerance);
        Assert.Equal(Now() + step, reader.ToUtcNanoseconds(after), Tolerance);
        Assert.Single(reader.Dictionary.Anchors);
    }

    [Fact]
    public void AMachineThatSleptMovesOnlyWhatCameAfterIt()
    {
        // While it sleeps the monotonic clock stands still and the other goes on.
        using var journal = Journal();
        Assert.True(journal.TryTakeChunk(1, out var chunk));
        for (var nights = 1; nights <= 3; nights++)
        {
            _step += 8 * 3600 * Second;
            journal.Maintain();
        }

        using var reader = SegmentReader.Open(chunk.Segment.Path);
        Assert.Equal(3, reader.Dictionary.Anchors.Count);
        Assert.Equal(Now() + (24 * 3600 * Second), reader.ToUtcNanoseconds(Stopwatch.GetTimestamp()), Tolerance);
    }

    [Fact]
    public void ADriftBelowTheBoundIsNoStep()
    {
        using var journal = Journal();
        Assert.True(journal.TryTakeChunk(1, out var chunk));

        _step = Second / 100;
        journal.Maintain();

        using var reader = SegmentReader.Open(chunk.Segment.Path);
        Assert.Empty(reader.Dictionary.Anchors);
    }

    [Fact]
    public void ADurationThatSpansAStepIsWhatTheMonotonicClockSays()
    {
        using var journal = Journal();
        Assert.True(journal.TryTakeChunk(1, out var chunk));
        _step = -3600 * Second;
        journal.Maintain();

        using var reader = SegmentReader.Open(chunk.Segment.Path);
        Assert.Equal(5 * Second, reader.ToNanoseconds(5 * Stopwatch.Frequency));
    }

    /// <summary>It went through the monotonic clock, and a step between the two times was added to what lay between them.</summary>
    [Fact]
    public void ATimeThatWasToldStandsAcrossSteps()
    {
        using var journal = Journal();
        Assert.True(journal.TryTakeChunk(1, out var chunk));
        var told = DateTimeOffset.UtcNow;
        _step = -20 * Second;
        journal.Maintain();
        _step = 40 * Second;
        journal.Maintain();

        using var reader = SegmentReader.Open(chunk.Segment.Path);
        Assert.NotEmpty(reader.Dictionary.Anchors);
        foreach (var before in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(90), TimeSpan.FromDays(3660) })
        {
            Assert.Equal((told - before - DateTimeOffset.UnixEpoch).Ticks * 100, reader.ToUtcNanoseconds(ToldTime.Of(told - before)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Times that differ by what the test itself takes, on a machine that is busy with others.</summary>
    private static IEqualityComparer<long> Tolerance { get; } = new Near(60 * Second);

    private static long Now() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;

    private JournalWriter Journal() => new(new DataDirectory(_folder))
    {
        ReadClocks = () =>
        {
            var (ticks, utc) = ClockAnchor.Read();
            return (ticks, utc + Volatile.Read(ref _step));
        },
    };

    private sealed class Near(long tolerance) : IEqualityComparer<long>
    {
        public bool Equals(long x, long y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(long obj) => 0;
    }
}
