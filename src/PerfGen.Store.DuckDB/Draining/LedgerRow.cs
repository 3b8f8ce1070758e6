using DuckDB.NET.Data.Mapping;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A row of <c>store.ledger</c>.</summary>
internal readonly record struct LedgerRow(int Source, long Ordinal, SlotRun Run)
{
    internal sealed class Map : DuckDBAppenderMap<LedgerRow>
    {
        public Map()
        {
            Map(static row => row.Source);
            Map(static row => row.Ordinal);
            Map(static row => row.Run.Chunk);
            Map(static row => row.Run.Chunks);
            Map(static row => row.Run.Taken);
        }
    }
}
