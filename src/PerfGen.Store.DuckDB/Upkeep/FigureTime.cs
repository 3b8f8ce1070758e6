namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>What figures are of.</summary>
internal enum FigureTime
{
    /// <summary>A day or a part of one, of <c>store.settled</c>: made of rows.</summary>
    SettledDay,

    /// <summary>A day of <c>store.rollup_days</c>, and made of it.</summary>
    RollupDay,

    /// <summary>A month of <c>store.rollup_months</c>, and made of it.</summary>
    RollupMonth,
}
