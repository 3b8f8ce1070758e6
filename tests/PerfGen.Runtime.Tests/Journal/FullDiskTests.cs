using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Runtime.Tests.Journal;

public sealed unsafe class FullDiskTests
{
    [SkippableFact]
    public void ADiskThatFillsUpStillTakesTheNamesOfWhatTheSegmentHasRoomFor()
    {
        using var disk = SmallDisk.TryMount("2m");
        Skip.If(disk is null, "Only root can mount a file system of its own.");
        using var writer = new JournalWriter(new DataDirectory(Path.Combine(disk.Path, "data")));
        Assert.True(writer.TryTakeChunk(1, out var chunk));
        SmallDisk.Fill(Path.Combine(disk.Path, "ballast"));

        var ids = Enumerable.Range(0, 500).Select(i => chunk.Segment.Dictionary.Intern($"some name that a program uses, number {i}")).ToList();

        Assert.DoesNotContain(0, ids);
        Assert.Equal(0, chunk.Segment.Header.DictionaryFaults);
    }

    [SkippableFact]
    public void ADiskThatIsFullCountsDropsAndRecordingGoesOnOnceThereIsSpace()
    {
        using var disk = SmallDisk.TryMount("2m");
        Skip.If(disk is null, "Only root can mount a file system of its own.");
        var directory = new DataDirectory(Path.Combine(disk.Path, "data"));
        using var writer = new JournalWriter(directory);
        Assert.True(writer.TryTakeChunk(1, out _));
        var ballast = Path.Combine(disk.Path, "ballast");
        SmallDisk.Fill(ballast);

        var taken = 1;
        while (writer.TryTakeChunk(1, out _))
        {
            taken++;
        }

        writer.CountDropped();
        Assert.Equal(15, taken); // The chunks of the first segment, and no store into memory that has no disk behind it.
        using (var reader = SegmentReader.Open(Assert.Single(Directory.GetFiles(directory.JournalFolder, "*.seg"))))
        {
            Assert.Equal(1, reader.Dropped);
        }

        File.Delete(ballast);
        Thread.Sleep(1_100); // After a fault the file system is left alone for a second.
        Assert.True(writer.TryTakeChunk(1, out var next));
        Assert.Equal(2u, next.Segment.Ordinal);
    }

    [SkippableFact]
    public void ADiskThatTakesNoMoreFilesLetsTheProgramGoOn()
    {
        using var disk = SmallDisk.TryMount("2m,nr_inodes=8");
        Skip.If(disk is null, "Only root can mount a file system of its own.");
        var directory = new DataDirectory(Path.Combine(disk.Path, "data"));
        directory.Create();
        for (var i = 0; TryTouch(Path.Combine(disk.Path, $"file-{i}")); i++)
        {
        }

        using var writer = new JournalWriter(directory);

        Assert.False(writer.TryTakeChunk(1, out _));
    }

    private static bool TryTouch(string path)
    {
        try
        {
            File.Create(path).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
