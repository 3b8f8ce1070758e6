using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.CrashTests;

/// <summary>What is in the database after the last drain: for each session (one thread of one process) its calls and the numbers that these captured.</summary>
internal sealed class Survivors
{
    /// <summary>Calls that ended, by session.</summary>
    public Dictionary<string, long> Ended { get; } = [];

    /// <summary>Numbers captured by calls that ended, by session.</summary>
    public Dictionary<string, List<long>> Numbers { get; } = [];

    /// <summary>Rows of calls whose (source, seq) stands there more than once.</summary>
    public long Doubled { get; set; }

    /// <summary>Rows of calls without a method or a session that a writer named.</summary>
    public long Nameless { get; set; }

    public static Survivors Load(string directory)
    {
        var survivors = new Survivors();
        using var reader = StoreReader.Open(new DataDirectory(directory));
        Ask(reader, "select coalesce(session_id, ''), count(*) from calls where status <> 'unfinished' group by all", row => survivors.Ended[row.GetString(0)] = row.GetInt64(1));
        Ask(reader, "select coalesce(session_id, ''), value::bigint from metrics where name = 'number' order by all", row => survivors.NumbersOf(row.GetString(0)).Add(row.GetInt64(1)));
        Ask(reader, "select count(*) - count(distinct (source, seq)), count(*) filter (session_id is null or method <> 'Work') from calls", row =>
        {
            survivors.Doubled = row.GetInt64(0);
            survivors.Nameless = row.GetInt64(1);
        });
        return survivors;
    }

    /// <summary>What is wrong, in sentences; empty where every acknowledged call is there once and nothing else is.</summary>
    /// <param name="acknowledged">Session to the number of the last call that was acknowledged.</param>
    public IReadOnlyList<string> Faults(IReadOnlyDictionary<string, int> acknowledged)
    {
        var faults = new List<string>();
        foreach (var (session, last) in acknowledged)
        {
            var numbers = Numbers.GetValueOrDefault(session, []);
            var ended = Ended.GetValueOrDefault(session);
            if (numbers.Count < last)
            {
                faults.Add($"{session}: {last} calls were acknowledged, {numbers.Count} are there");
            }

            // Whole, in order and once: a gap is a lost record, a repetition a doubled one.
            if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(static number => (long)number)))
            {
                faults.Add($"{session}: the captured numbers are not 1 to {numbers.Count}");
            }

            // One more where the kill fell between a capture and the end of its call.
            if (numbers.Count - ended is not (0 or 1))
            {
                faults.Add($"{session}: {ended} calls ended, {numbers.Count} numbers were captured");
            }
        }

        if (Doubled != 0)
        {
            faults.Add($"{Doubled} rows are there twice");
        }

        if (Nameless != 0)
        {
            faults.Add($"{Nameless} rows have lost their names");
        }

        return faults;
    }

    private List<long> NumbersOf(string session)
    {
        if (!Numbers.TryGetValue(session, out var numbers))
        {
            Numbers[session] = numbers = [];
        }

        return numbers;
    }

    private static void Ask(StoreReader reader, string sql, Action<System.Data.Common.DbDataReader> read)
    {
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            read(rows);
        }
    }
}
