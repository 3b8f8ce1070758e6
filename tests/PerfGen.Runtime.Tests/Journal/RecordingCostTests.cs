using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests.Journal;

public sealed class RecordingCostTests
{
    [Fact]
    public void ACostIsMeasuredAndStandsInTheHeaderAndNothingIsRecordedForIt()
    {
        using var journal = new ScratchJournal();
        journal.FillChunk();
        var path = Assert.Single(journal.Files(JournalFiles.SegmentExtension));
        using (var before = SegmentReader.Open(path))
        {
            Assert.Null(before.CallCost);
        }

        journal.Writer.Maintain();

        using var after = SegmentReader.Open(path);
        Assert.InRange(after.CallCost!.Value, 1, 100_000);
        Assert.InRange(after.ColdCallCost!.Value, 1, 1_000_000);
        Assert.Equal(SegmentReader.SlotsPerChunk, journal.ReadAll().Count);
    }
}
