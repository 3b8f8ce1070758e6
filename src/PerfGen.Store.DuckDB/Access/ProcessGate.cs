namespace PerfGen.Store.DuckDB.Access;

/// <summary>
/// Lets one instance of the engine at a time open a file in this process: two instances on one file lose rows without an error, and
/// connections to one path share an instance with the settings of the first, so only readers that want the same settings may be in together.
/// </summary>
internal static class ProcessGate
{
    private static readonly Dictionary<string, (int Count, object Mode)> Inside = [];

    /// <summary>Lets a caller in that wants the file in this mode; null while others are in.</summary>
    /// <param name="path">The database.</param>
    /// <param name="mode">Equal modes may be in together; null is alone.</param>
    public static IDisposable? TryEnter(string path, object? mode)
    {
        lock (Inside)
        {
            if (!Inside.TryGetValue(path, out var inside))
            {
                Inside[path] = (1, mode ?? new object());
                return new Ticket(path);
            }

            if (!inside.Mode.Equals(mode))
            {
                return null;
            }

            Inside[path] = (inside.Count + 1, inside.Mode);
            return new Ticket(path);
        }
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
                var (count, mode) = Inside[path];
                if (count == 1)
                {
                    Inside.Remove(path);
                }
                else
                {
                    Inside[path] = (count - 1, mode);
                }
            }
        }
    }
}
