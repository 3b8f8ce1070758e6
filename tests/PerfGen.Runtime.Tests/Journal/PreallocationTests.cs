using Microsoft.Win32.SafeHandles;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Tests.Journal;

/// <summary>A mapping of a file whose space is not really there would kill the program that is recorded, at some later store.</summary>
public sealed class PreallocationTests : IDisposable
{
    private const int NoSpace = 28;
    private const int NotSupported = 95;
    private const int NoSystemCall = 38;
    private const int OverQuota = 122;
    private const long Length = 3 << 20;

    private readonly string _path = Path.GetTempFileName();

    [SkippableTheory]
    [InlineData(NoSpace)]
    [InlineData(OverQuota)]
    public void WhereThereIsNoSpaceOrAQuotaIsUsedUpTheFileIsRefusedAndStaysEmpty(int error)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere zeros are written.");
        using var file = Open();

        Assert.Throws<IOException>(() => NativeFile.Allocate(file, Length, (_, _) => error));
        Assert.Equal(0, RandomAccess.GetLength(file));
    }

    [SkippableTheory]
    [InlineData(NotSupported)]
    [InlineData(NoSystemCall)]
    public void WhereTheFileSystemCannotReserveZerosAreWritten(int error)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere they always are.");
        using var file = Open();

        NativeFile.Allocate(file, Length, (_, _) => error);

        Assert.Equal(Length, RandomAccess.GetLength(file));
        Assert.InRange(NativeFile.AllocatedBytes(_path), Length, long.MaxValue);
    }

    [SkippableFact]
    public void AReservationThatIsNoneIsRefused()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere zeros are written.");
        using var file = Open();

        var error = Assert.Throws<IOException>(() => NativeFile.Allocate(file, Length, static (file, length) =>
        {
            RandomAccess.SetLength(file, length); // A hole: the right length, and nothing behind it.
            return 0;
        }));
        Assert.Contains("reserved fewer", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AJournalOnAFileSystemThatCannotReserveRecordsAllTheSame()
    {
        using var disk = LoopDisk.TryMount(megabytes: 16);
        Skip.If(disk is null, "Only root can mount a file system of its own, and only where ext2 is known.");
        using var journal = new JournalWriter(new DataDirectory(Path.Combine(disk.Path, "data")));

        for (var i = 0; i < 30; i++)
        {
            Assert.True(journal.TryTakeChunk(1, out _), $"chunk {i}");
        }

        Assert.All(Directory.GetFiles(journal.Directory.JournalFolder, "*.seg"), static path => Assert.InRange(NativeFile.AllocatedBytes(path), new FileInfo(path).Length, long.MaxValue));
        while (journal.TryTakeChunk(1, out _))
        {
            // Until the disk is full: a refusal, and no store that faults.
        }
    }

    [SkippableFact]
    public void ADirectoryThatBecomesReadOnlyCountsWhatFindsNoPlaceAndThrowsNothing()
    {
        using var disk = Store.DuckDB.Tests.Support.SmallDisk.TryMount("4m");
        Skip.If(disk is null, "Only root can mount a file system of its own.");
        var directory = new DataDirectory(Path.Combine(disk.Path, "data"));
        directory.Create();
        disk.MakeReadOnly();
        using var journal = new JournalWriter(directory);

        Assert.False(journal.TryTakeChunk(1, out _));
        journal.CountDropped();
        Assert.Equal(1, journal.Dropped);
    }

    public void Dispose() => File.Delete(_path);

    private SafeFileHandle Open() => File.OpenHandle(_path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
}
