namespace PerfGen.Store.DuckDB.Draining;

/// <summary>The same mask of taken slots for a run of chunks: how the ledger is stored.</summary>
/// <param name="Chunk">The first chunk of the run.</param>
/// <param name="Chunks">How many there are.</param>
/// <param name="Taken">A bit for each slot of each of them.</param>
internal readonly record struct SlotRun(int Chunk, int Chunks, ulong Taken)
{
    /// <summary>The runs of a segment; chunks of which nothing is taken are left out.</summary>
    public static IEnumerable<SlotRun> From(ulong[] taken)
    {
        for (var chunk = 0; chunk < taken.Length;)
        {
            var end = chunk + 1;
            while (end < taken.Length && taken[end] == taken[chunk])
            {
                end++;
            }

            if (taken[chunk] != 0)
            {
                yield return new SlotRun(chunk, end - chunk, taken[chunk]);
            }

            chunk = end;
        }
    }

    /// <summary>Adds the run to the masks of a segment, as far as the segment reaches.</summary>
    public void AddTo(ulong[] taken)
    {
        for (var chunk = Math.Max(Chunk, 0); chunk < Math.Min((long)Chunk + Chunks, taken.Length); chunk++)
        {
            taken[chunk] |= Taken;
        }
    }
}
