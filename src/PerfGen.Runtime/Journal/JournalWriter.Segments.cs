namespace PerfGen.Runtime.Journal;

/// <content>Where segments come from, and where those go that are drained.</content>
internal sealed unsafe partial class JournalWriter
{
    /// <summary>The next segment. It stays the spare until it is open, so that an attempt that fails leaves no memory behind.</summary>
    private Segment SpareOrNew()
    {
        lock (_preparing)
        {
            return _spare ??= Segment.Prepare(WithoutRecords(JournalFiles.PreparedExtension), SizeOf(_lastOrdinal + 1));
        }
    }

    /// <summary>Prepares the next segment while threads still record into this one, since populating 16 MiB takes tens of milliseconds.</summary>
    private void PrepareSpare()
    {
        lock (_preparing)
        {
            if (_spare is null && Segment.Prepare(WithoutRecords(JournalFiles.SpareExtension), SizeOf(_lastOrdinal + 1)) is var prepared
                && Interlocked.CompareExchange(ref _spare, prepared, null) is not null)
            {
                prepared.Delete();
            }
        }
    }

    /// <summary>Memory whose records are all in the database becomes the spare; what is not needed goes back to the file system.</summary>
    private void ReuseDrained()
    {
        foreach (var segment in _full)
        {
            if (!segment.IsDrained || Tail?.IsWaitingFor(segment.Ordinal) == true)
            {
                continue;
            }

            _full = [.. _full.Where(other => other != segment)];
            if (segment.Size != Sizes[^1] || segment.IsHoled || Interlocked.CompareExchange(ref _spare, segment, null) is not null)
            {
                segment.Delete();
            }
        }
    }

    /// <exception cref="IOException">The journals of the directory have reached their bound.</exception>
    private long SizeOf(uint ordinal)
    {
        var size = Sizes[Math.Min((int)ordinal, Sizes.Length) - 1];
        var taken = BytesTaken();
        if (taken + size > _limit && _folder is { } folder && folder.MakeRoom(taken + size - _limit) > 0)
        {
            taken = BytesTaken();
        }

        return taken + size <= _limit
            ? size
            : throw new IOException($"the journals in '{_directory.JournalFolder}' take {taken} bytes and may not take more than {_limit}; 'perfgen drain' empties them.");
    }
}
