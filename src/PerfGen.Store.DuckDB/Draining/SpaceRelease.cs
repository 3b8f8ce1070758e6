namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Gives the space of segments back that are complete in the database. Only after a checkpoint.</summary>
internal static class SpaceRelease
{
    /// <summary>Deletes what belonged to dead processes, and tells the living that they may use their memory again.</summary>
    /// <returns>How many sources are gone.</returns>
    public static int Run(JournalSnapshot journal, List<string> problems)
    {
        var finished = 0;
        foreach (var source in journal.Sources)
        {
            try
            {
                finished += source.Held is null ? Tell(source) : Delete(source) ? 1 : 0;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add($"The journal of source {source.Journal.Id} is drained, but its space could not be freed: {error.Message}");
            }
        }

        foreach (var inbox in journal.Inboxes.Where(static inbox => inbox.IsFinished(DateTime.UtcNow)))
        {
            try
            {
                inbox.Reader.TryDelete();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add($"The inbox '{inbox.Reader.Path}' is drained, but its space could not be freed: {error.Message}");
            }
        }

        problems.AddRange(journal.Inboxes.Where(static inbox => inbox.Unreadable > 0)
            .Select(static inbox => $"'{inbox.Reader.Path}' is damaged: {inbox.Unreadable} bytes of it are no records, the rest is drained. Delete it when you no longer need it."));
        return finished;
    }

    private static int Tell(SourceState source)
    {
        foreach (var segment in source.Segments.Where(static segment => segment.IsComplete && !segment.Reader.IsDrained))
        {
            try
            {
                segment.Reader.MarkDrained();
            }
            catch (FileNotFoundException)
            {
                // Its owner has used it again, or deleted it.
            }
        }

        foreach (var segment in source.Segments.Where(static segment => !segment.IsComplete && segment.Reader.ChunksTaken == segment.Reader.ChunkCount))
        {
            // A call that runs for hours must not hold all that was recorded beside it.
            segment.Reader.ReleaseFullChunks(segment.Taken);
        }

        return 0;
    }

    /// <summary>Whether nothing of the source is left. What is damaged stays: somebody may want to look at it.</summary>
    private static bool Delete(SourceState source)
    {
        foreach (var segment in source.Segments.Where(static segment => segment.IsComplete && !segment.IsDamaged))
        {
            source.Journal.Delete(segment.Reader, source.Held!);
        }

        if (!source.Segments.All(static segment => segment.IsComplete && !segment.IsDamaged))
        {
            return false;
        }

        source.Held!.Release(delete: true);
        return true;
    }
}
