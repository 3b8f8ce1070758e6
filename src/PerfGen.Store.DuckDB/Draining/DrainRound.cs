using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Models;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>One transaction: rows and ledger, then a checkpoint, then the space of what is surely in the file.</summary>
internal static class DrainRound
{
    /// <summary>Moves a batch into the database.</summary>
    public static (Batch Batch, Collector Collector) Run(
        DuckDBConnection connection, JournalSnapshot journal, int rows, Pricing pricing, HashSet<(Guid Source, ulong Seq)> deferred, DrainProbe? probe)
    {
        var batch = new Batch(rows, pricing);
        var collector = new Collector(batch, deferred);
        using (var transaction = connection.BeginTransaction())
        {
            Ledger.Load(connection, journal);
            PriceTableStore.Refresh(connection, pricing);
            foreach (var source in journal.Sources)
            {
                collector.Collect(source);
                if (collector.IsMoreLeft)
                {
                    break;
                }
            }

            batch.Write(connection);
            Ledger.Save(connection, journal);
            probe?.BeforeCommit?.Invoke();
            transaction.Commit();
        }

        probe?.AfterCommit?.Invoke();

        // Only what a checkpoint has brought into the file itself may lose its journal: a log that is damaged later loses rows and
        // ledger together, and both load again from here.
        connection.Execute("checkpoint");
        return (batch, collector);
    }
}
