using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;
using PerfGen.Runtime.Journal.Folding;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Calls of a batch that come as counts and histograms, since their journal was full before anybody drained it. They are added to the rollups.</summary>
internal sealed class FoldedRows
{
    private readonly List<(int Id, int Method, int? Context, FoldedGroup Group)> _groups = [];

    /// <summary>How many calls they are.</summary>
    public long Calls => _groups.Sum(static row => row.Group.Calls);

    /// <summary>Takes what was folded of a segment.</summary>
    public void Add(Batch batch, SegmentState segment, SegmentFold fold)
    {
        foreach (var group in fold.Groups)
        {
            // Rollups know no sessions and tasks, and what stands for many of them is none of them.
            var context = segment.Reader.Dictionary.Context(group.Context) is { } said ? batch.Add(said with { Session = null, Task = null, Run = null }) : (int?)null;
            _groups.Add((_groups.Count, segment.Method(batch, group.Method), context, group));
        }
    }

    /// <summary>Writes them. Call it once, within the transaction, when the batch's names have numbers.</summary>
    public void Write(DuckDBConnection connection, Batch batch, Func<StoreSettings> settings)
    {
        if (_groups.Count == 0)
        {
            return;
        }

        UpkeepRun.SettleTimeZone(connection, settings());
        connection.Execute("""
            create or replace temp table folded (
              id integer, quarter bigint, method_id integer, context_id integer, status utinyint, calls bigint, timed bigint, duration_sum bigint, duration_min bigint, duration_max bigint);
            create or replace temp table folded_bins (id integer, bin integer, n bigint)
            """);
        using (var appender = connection.CreateAppender<GroupRow, GroupMap>("temp", "main", "folded"))
        {
            appender.AppendRecords(_groups.Select(row => new GroupRow(row.Id, batch.Methods.Numbers[row.Method], row.Context is { } place ? batch.Contexts.Numbers[place] : null, row.Group)));
        }

        using (var appender = connection.CreateAppender<BinRow, BinMap>("temp", "main", "folded_bins"))
        {
            appender.AppendRecords(_groups.SelectMany(static row => row.Group.Bins, static (row, bin) => new BinRow(row.Id, bin.Key, bin.Value)));
        }

        // Counts cannot be divided: a quarter of an hour that began before a forgotten time does not come back.
        connection.Execute("delete from folded where make_timestamptz(quarter * 900000000) < (select max(before) from store.tombstones)");
        connection.Execute(UpkeepSql.AddFolded);
    }

    internal readonly record struct GroupRow(int Id, int Method, int? Context, FoldedGroup Group);

    internal readonly record struct BinRow(int Id, int Bin, long Count);

    internal sealed class GroupMap : DuckDBAppenderMap<GroupRow>
    {
        public GroupMap()
        {
            Map(static row => row.Id);
            Map(static row => row.Group.QuarterOfHour);
            Map(static row => row.Method);
            Map(static row => row.Context);
            Map(static row => (byte)row.Group.Status);
            Map(static row => row.Group.Calls);
            Map(static row => row.Group.Timed);
            Map(static row => row.Group.Timed == 0 ? (long?)null : row.Group.DurationSum);
            Map(static row => row.Group.Timed == 0 ? (long?)null : row.Group.DurationMin);
            Map(static row => row.Group.Timed == 0 ? (long?)null : row.Group.DurationMax);
        }
    }

    internal sealed class BinMap : DuckDBAppenderMap<BinRow>
    {
        public BinMap()
        {
            Map(static row => row.Id);
            Map(static row => row.Bin);
            Map(static row => row.Count);
        }
    }
}
