using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Models;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>One transaction: rows and ledger, then a checkpoint, then the space of what is surely in the file.</summary>
internal static class DrainRound
{
    /// <summary>Moves a batch into the database.</summary>
    public static (Batch Batch, IReadOnlyList<TokenWarning> Warnings, bool IsMoreLeft, bool MetUnknownKind) Run(
        DuckDBConnection connection, JournalSnapshot journal, int rows, Pricing pricing, HashSet<(Guid Source, ulong Seq)> deferred, Func<StoreSettings> settings, List<string> problems, DrainProbe? probe)
    {
        var batch = new Batch(rows, pricing);
        var collector = new Collector(batch, deferred, problems);
        var inboxes = new InboxCollector(batch);
        IReadOnlyList<TokenWarning> warnings;
        using (var transaction = connection.BeginTransaction())
        {
            Ledger.Load(connection, journal);
            InboxLedger.Load(connection, journal.Inboxes);
            PriceTableStore.Refresh(connection, pricing);
            foreach (var source in journal.Sources)
            {
                collector.Collect(source);
                if (collector.IsMoreLeft)
                {
                    break;
                }
            }

            foreach (var inbox in journal.Inboxes)
            {
                inboxes.Collect(inbox);
            }

            batch.Write(connection, settings);
            Forgetting.Honour(connection);

            // What came and was to be forgotten is gone by now, and dates no task.
            Unsettling.After(connection, batch);
            warnings = TokenWarnings.Find(connection, batch, pricing.TokenWarning);
            Ledger.Save(connection, journal);
            InboxLedger.Save(connection, journal.Inboxes, DateTime.UtcNow);
            probe?.BeforeCommit?.Invoke();
            transaction.Commit();
        }

        probe?.AfterCommit?.Invoke();

        // Only what a checkpoint has brought into the file itself may lose its journal: a log that is damaged later loses rows and
        // ledger together, and both load again from here.
        connection.Execute("checkpoint");
        return (batch, warnings, collector.IsMoreLeft || collector.HasDeferred || inboxes.IsMoreLeft, collector.MetUnknownKind || inboxes.MetUnknownKind);
    }
}
