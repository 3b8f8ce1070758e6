using System.Diagnostics;
using DuckDB.NET.Data;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>
/// An instance of the engine that stays open between questions, while the database is attached to it for as long as it is asked and no longer: to start an instance with its
/// functions and threads, and to end it, takes longer than most questions. Locks of the file are had, and waited for, exactly as by an instance that is opened on it.
/// </summary>
/// <remarks>
/// For questions of ours alone: what somebody's SQL might set or make would be there for the next one. Each question has a connection of its own, and with it variables and
/// temporary tables. There is an instance for each database, so that one lies where the other's files do not, and it goes when nobody has asked for a while. Thread-safe.
/// </remarks>
internal sealed class StandingEngine
{
    /// <summary>The name that the engine gives to a database which it opens by itself: that of its file.</summary>
    private const string Name = "perf";

    /// <summary>How long an instance is kept that nobody asks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, StandingEngine> InUse = [];
    private static readonly Timer EndOfIdleness = new(static _ => EndIdle());
    private static StandingEngine? _idle;
    private static string? _askedLast;
    private static long _askedAt;

    private readonly string _path;
    private readonly DuckDBConnection _engine;
    private int _questions;

    private StandingEngine(string path)
    {
        _path = path;
        _engine = Database.OpenWithoutFile(path);
    }

    /// <summary>
    /// Whether it is worth it: this is not the first question about the database for a while. To open an instance without a file and to attach one takes longer than to open the file,
    /// so the process that asks once does not.
    /// </summary>
    public static bool IsWorthIt(string path)
    {
        lock (Gate)
        {
            var isAskedAgain = _askedLast == path && Stopwatch.GetElapsedTime(_askedAt) < Patience;
            _askedLast = path;
            _askedAt = Stopwatch.GetTimestamp();
            return isAskedAgain;
        }
    }

    /// <summary>Whether an instance waits for the next question about this database.</summary>
    internal static bool IsIdle(string path)
    {
        lock (Gate)
        {
            return _idle?._path == path;
        }
    }

    /// <summary>Attaches a database, or joins those who have it attached already. Whoever calls has the right to read it, and gives that back after what is returned here.</summary>
    /// <param name="path">The database.</param>
    /// <returns>A connection to it; null where the database must be opened by itself.</returns>
    /// <exception cref="DuckDBException">It cannot be opened.</exception>
    public static Attachment? TryAttach(string path)
    {
        lock (Gate)
        {
            if (!InUse.TryGetValue(path, out var engine))
            {
                // A process loses all its locks on a file when it closes any descriptor of it. So where the program itself has the file open, by the same library, its instance is
                // the one to use, and where that cannot be known it is asked for.
                if (!FileDescriptors.AreNone(path))
                {
                    return null;
                }

                engine = TakeIdle(path) ?? new StandingEngine(path);
                engine.Attach();
                InUse.Add(path, engine);
            }

            try
            {
                engine._questions++;
                return new Attachment(Connect(engine._engine), engine.Leave);
            }
            catch
            {
                engine.Leave();
                throw;
            }
        }
    }

    /// <summary>Another connection to the database that a connection of <see cref="TryAttach"/> is to.</summary>
    public static DuckDBConnection Connect(DuckDBConnection connection)
    {
        var another = connection.Duplicate();
        try
        {
            another.Open();
            another.Execute($"use {Name}");
            return another;
        }
        catch
        {
            another.Dispose();
            throw;
        }
    }

    private static StandingEngine? TakeIdle(string path)
    {
        var idle = _idle;
        if (idle?._path != path)
        {
            return null;
        }

        _idle = null;
        return idle;
    }

    /// <summary>Ends the instance that waits, if there is one.</summary>
    internal static void EndIdle()
    {
        lock (Gate)
        {
            _idle?._engine.Dispose();
            _idle = null;
        }
    }

    private void Attach()
    {
        try
        {
            _engine.Execute($"attach '{_path.Replace("'", "''", StringComparison.Ordinal)}' as {Name} (read_only)");
        }
        catch
        {
            Rest("use memory");
            throw;
        }
    }

    private void Leave()
    {
        lock (Gate)
        {
            if (--_questions == 0)
            {
                InUse.Remove(_path);
                Rest($"detach {Name}");
            }
        }
    }

    /// <summary>Waits for the next question, unless an error was met that the engine does not go on after: then it does not run the statement either.</summary>
    private void Rest(string statement)
    {
        try
        {
            _engine.Execute(statement);
        }
        catch (DuckDBException)
        {
            _engine.Dispose();
            return;
        }

        EndIdle();
        _idle = this;
        EndOfIdleness.Change(Patience, Timeout.InfiniteTimeSpan);
    }
}
