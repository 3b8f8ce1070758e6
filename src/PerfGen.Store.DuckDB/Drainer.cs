using System.Diagnostics;
using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Draining;
using PerfGen.Store.DuckDB.Migrating;
using PerfGen.Store.DuckDB.Models;
using PerfGen.Store.DuckDB.Status;

namespace PerfGen.Store.DuckDB;

/// <summary>
/// Moves what the journals of a data directory hold into its database, each record exactly once, whichever processes do so at the same time.
/// </summary>
/// <remarks>
/// <code>
/// wait for the file ── begin ── read the ledger ── up to 100,000 rows ── write rows and ledger ── commit ── checkpoint ── free journal space ── let go
///        ▲                                                                                                                            │
///        └─────────────────────────────────────────────── while records and time are left ────────────────────────────────────────────┘
/// </code>
/// Thread-safe: drains of one data directory run one after the other, in this process and among all processes.
/// </remarks>
public sealed class Drainer
{
    /// <summary>Rows from which on the time of a round says something about a row.</summary>
    private const int FewRows = 10_000;

    private readonly DataDirectory _directory;

    /// <summary>Names the data directory.</summary>
    /// <param name="directory">The directory, which need not exist.</param>
    public Drainer(DataDirectory directory) => _directory = directory;

    /// <summary>For tests.</summary>
    internal DrainProbe? Probe { get; init; }

    /// <summary>Drains.</summary>
    /// <param name="options">How long it may take.</param>
    /// <param name="stop">Stops before the next batch, or while the file is waited for; what was done stays done.</param>
    /// <returns>What was done, and what still waits. A database that somebody else has open is no error: <see cref="DrainResult.HeldBy"/> names him.</returns>
    /// <exception cref="StoreException">The database cannot be used, for another reason than being busy. The journals are as they were.</exception>
    public DrainResult Drain(DrainOptions options, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RowsPerTransaction, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.RowsPerTransaction, 100_000);
        var start = Stopwatch.GetTimestamp();
        var pricing = Pricing.Load(_directory);
        if (TryAnswerWithoutDatabase(pricing) is { } nothing)
        {
            return nothing with { Elapsed = Stopwatch.GetElapsedTime(start) };
        }

        var result = new DrainResult();
        var problems = new List<string>();
        var deferred = new HashSet<(Guid Source, ulong Seq)>();
        problems.AddRange(pricing.Problems);
        var patience = TimeSpan.Zero;
        try
        {
            for (var isMoreLeft = true; isMoreLeft;)
            {
                var round = Stopwatch.GetTimestamp();
                if (!WriteAccess.TryOpen(_directory, options.WaitForFile, stop, out var access, out var connection, out var holder, options.WaitForReaders))
                {
                    result = result with { HeldBy = holder, Waiting = CountWaiting() };
                    break;
                }

                // Who has a time of its own for waiting has it beside the budget: it is for work.
                var waited = options.WaitForReaders is null ? TimeSpan.Zero : Stopwatch.GetElapsedTime(round);
                patience += waited;
                using (access)
                using (connection)
                {
                    result = RunRound(connection, options, pricing, deferred, problems, result, out isMoreLeft);
                }

                // The next round would end too late, if it took as long as this one.
                var isLate = options.Budget is { } budget && Stopwatch.GetElapsedTime(start) - patience + Stopwatch.GetElapsedTime(round) - waited > budget;
                if (isMoreLeft && (isLate || stop.IsCancellationRequested))
                {
                    result = result with { Waiting = CountWaiting() };
                    break;
                }

                if (isMoreLeft)
                {
                    Thread.Sleep(Deadline.Yield);
                }
            }
        }
        catch (Exception error) when (error is DuckDBException or IOException or UnauthorizedAccessException)
        {
            var explained = EngineErrors.Explain(error, _directory);
            if (explained.Kind != StoreErrorKind.Busy)
            {
                throw explained;
            }

            result = result with { HeldBy = explained.HeldBy, Waiting = CountWaiting() };
        }

        return result with { Problems = [.. problems.Distinct()], Elapsed = Stopwatch.GetElapsedTime(start) };
    }

    /// <summary>Where the last drain took all that there is, the database need not be opened: that would take longer than everything else.</summary>
    private DrainResult? TryAnswerWithoutDatabase(Pricing pricing)
    {
        var last = StatusFile.Read(_directory);
        if (last is not null ? last.SchemaVersion != Migrations.Latest || last.Prices != pricing.Fingerprint || !last.IsOf(_directory) : Path.Exists(_directory.DatabaseFile))
        {
            return null;
        }

        using var journal = JournalSnapshot.Open(_directory);
        last?.ApplyTo(journal.Sources);
        last?.ApplyTo(journal.Inboxes);
        var isSettled = journal.Sources.All(static source =>
            source.Segments.All(segment => source.IsDead ? segment.IsComplete && segment.IsDamaged : !segment.IsComplete || segment.Reader.IsDrained)
            && WaitingRecords.Count(source) == 0)
            && journal.Inboxes.All(inbox => inbox.CountWaiting() == 0 && !inbox.IsFinished(DateTime.UtcNow));
        return isSettled ? new DrainResult { Problems = [.. journal.Problems, .. pricing.Problems] } : null;
    }

    private DrainResult RunRound(
        DuckDBConnection connection, DrainOptions options, Pricing pricing, HashSet<(Guid Source, ulong Seq)> deferred, List<string> problems, DrainResult sofar, out bool isMoreLeft)
    {
        var start = Stopwatch.GetTimestamp();
        using var journal = JournalSnapshot.Open(_directory);
        problems.AddRange(journal.Problems);
        (var batch, var warnings, isMoreLeft, var metUnknownKind) = DrainRound.Run(connection, journal, options.RowsPerTransaction, pricing, deferred, () => StoreSettings.Load(_directory), problems, Probe);
        if (metUnknownKind)
        {
            problems.Add($"The journal in '{_directory.JournalFolder}' holds records that a later version of PerfGen wrote; they wait for one.");
        }

        var finished = SpaceRelease.Run(journal, problems);
        JournalLeftovers.Sweep(_directory.JournalFolder, DateTime.UtcNow);
        var status = StoreTotalsReader.Read(connection, journal);
        connection.Dispose();
        var rows = batch.Calls.Count + batch.Values.Count + batch.Events.Count;
        var overhead = RecordingOverhead.Of(journal.Segments.Select(static segment => segment.Reader)) with
        {
            // Of a small batch, opening the file is nearly all.
            RowNanoseconds = rows >= FewRows ? Stopwatch.GetElapsedTime(start).TotalNanoseconds / rows : null,
        };
        status = status with { Overhead = overhead.Or(StatusFile.Read(_directory)?.Overhead) };
        status.Measured(_directory).Write(_directory);
        return sofar with
        {
            Calls = sofar.Calls + batch.Calls.Count,
            Folded = sofar.Folded + batch.Folded.Calls,
            Metrics = sofar.Metrics + batch.Values.Count,
            Events = sofar.Events + batch.Events.Count + batch.Facts.Count + batch.Usages.Count(static usage => usage.CapturedBy is null),
            Warnings = [.. sofar.Warnings, .. warnings],
            SourcesFinished = sofar.SourcesFinished + finished,
        };
    }

    private long CountWaiting() => StoreStatus.Read(_directory).Waiting;
}
