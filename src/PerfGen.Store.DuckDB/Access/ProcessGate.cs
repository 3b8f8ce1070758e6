namespace PerfGen.Store.DuckDB.Access;

/// <summary>
/// Lets one instance of the engine at a time open a file in this process: two instances on one file lose rows without an error, and
/// connections to one path share an instance with the settings of the first, so only readers that want the same settings may be in together.
/// </summary>
internal static class ProcessGate
{
    private static readonly Dictionary<string, Guests> Inside = [];

    /// <summary>Lets a caller in that wants the file in this mode; null while others are in.</summary>
    /// <param name="path">The database.</param>
    /// <param name="mode">Equal modes may be in together; null is alone.</param>
    public static IDisposable? TryEnter(string path, object? mode)
    {
        lock (Inside)
        {
            if (!Inside.TryGetValue(path, out var inside))
            {
                Inside[path] = new Guests(mode ?? new object());
                return new Ticket(path);
            }

            if (!inside.Mode.Equals(mode))
            {
                return null;
            }

            inside.Count++;
            return new Ticket(path);
        }
    }

    /// <summary>Whether somebody is in who wants the file in this mode.</summary>
    public static bool IsInside(string path, object mode)
    {
        lock (Inside)
        {
            return Inside.TryGetValue(path, out var inside) && inside.Mode.Equals(mode);
        }
    }

    /// <summary>Who is in. A class: a table of structs would be compiled when the first question is asked.</summary>
    private sealed class Guests(object mode)
    {
        public object Mode { get; } = mode;

        public int Count { get; set; } = 1;
    }

    private sealed class Ticket(string path) : IDisposable
    {
        private bool _used;

        public void Dispose()
        {
            lock (Inside)
            {
                if (_used)
                {
                    return;
                }

                _used = true;
                if (--Inside[path].Count == 0)
                {
                    Inside.Remove(path);
                }
            }
        }
    }
}
