using DuckDB.NET.Data.Mapping;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A row of <c>store.call_resources</c>.</summary>
internal readonly record struct ResourcesRow(int Source, long Call, (long? AllocatedBytes, long? CpuNanoseconds, long? GcPauseNanoseconds) Used)
{
    /// <summary>Columns in the order of the table.</summary>
    internal sealed class Map : DuckDBAppenderMap<ResourcesRow>
    {
        public Map()
        {
            Map(static row => row.Source);
            Map(static row => row.Call);
            Map(static row => row.Used.AllocatedBytes);
            Map(static row => row.Used.CpuNanoseconds);
            Map(static row => row.Used.GcPauseNanoseconds);
        }
    }
}
