using System.Diagnostics;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>
/// Lets one instance of the engine at a time open a file in this process: two instances on one file lose rows without an error, and
/// connections to one path share an instance with the settings of the first, so only readers that want the same settings may be in together.
/// </summary>
/// <remarks>
/// Readers overlap, so a writer would never find nobody in: while one waits, no new reader comes in for up to <see cref="Courtesy"/>, as none of other processes passes
/// the turnstile. Whoever is in already and asks once more comes in at once, since the writer waits for him.
/// </remarks>
internal static class ProcessGate
{
    /// <summary>So long do readers wait for a writer that waits. Questions take less; a reader who keeps the file open for longer does not keep all others out.</summary>
    public static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(5);

    /// <summary>A writer tries every few milliseconds: who has not tried for so long has given up, or waits for a processor.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromMilliseconds(200);

    private static readonly Dictionary<string, Guests> Inside = [];
    private static readonly Dictionary<string, Wish> Wishes = [];
    private static readonly AsyncLocal<Ticket?> OfThisFlow = new();

    /// <summary>Lets a caller in that wants the file in this mode; null while others are in, or a writer waits.</summary>
    /// <param name="path">The database.</param>
    /// <param name="mode">Equal modes may be in together; null is alone, to write.</param>
    public static IDisposable? TryEnter(string path, object? mode)
    {
        Ticket ticket;
        lock (Inside)
        {
            var isFree = !Inside.TryGetValue(path, out var inside);
            if (mode is null)
            {
                if (!isFree)
                {
                    Want(path);
                    return null;
                }

                Wishes.Remove(path);
            }
            else if ((!isFree && !inside!.Mode.Equals(mode)) || (IsWanted(path) && !Ticket.IsHeld(OfThisFlow.Value, path)))
            {
                return null;
            }

            if (isFree)
            {
                Inside[path] = new Guests(mode ?? new object());
            }
            else
            {
                inside!.Count++;
            }

            ticket = new Ticket(path, OfThisFlow.Value);
        }

        if (mode is not null)
        {
            OfThisFlow.Value = ticket;
        }

        return ticket;
    }

    /// <summary>Whether somebody is in who wants the file in this mode.</summary>
    public static bool IsInside(string path, object mode)
    {
        lock (Inside)
        {
            return Inside.TryGetValue(path, out var inside) && inside.Mode.Equals(mode);
        }
    }

    private static void Want(string path)
    {
        var now = Stopwatch.GetTimestamp();
        if (!Wishes.TryGetValue(path, out var wish) || Stopwatch.GetElapsedTime(wish.Last, now) > Patient)
        {
            Wishes[path] = wish = new Wish(now);
        }

        wish.Last = now;
    }

    private static bool IsWanted(string path)
    {
        if (Wishes.Count == 0 || !Wishes.TryGetValue(path, out var wish))
        {
            return false;
        }

        var now = Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(wish.Last, now) <= Patient && Stopwatch.GetElapsedTime(wish.First, now) <= Courtesy;
    }

    /// <summary>Who is in. A class: a table of structs would be compiled when the first question is asked.</summary>
    private sealed class Guests(object mode)
    {
        public object Mode { get; } = mode;

        public int Count { get; set; } = 1;
    }

    /// <summary>A writer waits: since when, and when it tried last.</summary>
    private sealed class Wish(long first)
    {
        public long First { get; } = first;

        public long Last { get; set; } = first;
    }

    private sealed class Ticket : IDisposable
    {
        private readonly string _path;
        private readonly Ticket? _outer;
        private volatile bool _used;

        /// <param name="path">The database.</param>
        /// <param name="outer">The last ticket of the flow, which may have been given back.</param>
        public Ticket(string path, Ticket? outer)
        {
            while (outer is { _used: true })
            {
                outer = outer._outer;
            }

            (_path, _outer) = (path, outer);
        }

        /// <summary>Whether one of the tickets of a flow is for the database, and not given back.</summary>
        public static bool IsHeld(Ticket? ticket, string path)
        {
            for (; ticket is not null; ticket = ticket._outer)
            {
                if (!ticket._used && ticket._path == path)
                {
                    return true;
                }
            }

            return false;
        }

        public void Dispose()
        {
            lock (Inside)
            {
                if (_used)
                {
                    return;
                }

                _used = true;
                if (--Inside[_path].Count == 0)
                {
                    Inside.Remove(_path);
                }
            }
        }
    }
}
