using System.Globalization;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.CrashTests;

/// <summary>What a thread of a writer said before it was killed.</summary>
/// <param name="Calls">Calls that are recorded for good.</param>
/// <param name="Interval">Calls after which it would have said so again: so many more may be there.</param>
internal readonly record struct Acknowledged(int Calls, int Interval);

/// <summary>What is in the database after the last drain: for each session (<c>session-process-thread</c>) its calls and the numbers that these captured.</summary>
internal sealed class Survivors
{
    /// <summary>Calls that ended, by session; what a sampled record stands for is counted.</summary>
    public Dictionary<string, long> Ended { get; } = [];

    /// <summary>Numbers captured by calls that ended, by session.</summary>
    public Dictionary<string, List<long>> Numbers { get; } = [];

    /// <summary>Records that found no place, by process: where the journals had reached their bound, or the disk was full.</summary>
    public Dictionary<int, long> Dropped { get; } = [];

    /// <summary>Rows of calls whose (source, seq) stands there more than once.</summary>
    public long Doubled { get; set; }

    /// <summary>Rows of calls without a method or a session that a writer named.</summary>
    public long Nameless { get; set; }

    public static Survivors Load(string directory)
    {
        var survivors = new Survivors();
        using var reader = StoreReader.Open(new DataDirectory(directory));
        Ask(reader, "select coalesce(session_id, ''), sum(sample_weight)::bigint from calls where status <> 'unfinished' group by all", row => survivors.Ended[row.GetString(0)] = row.GetInt64(1));
        Ask(reader, "select coalesce(session_id, ''), value::bigint from metrics where name = 'number' order by all", row => survivors.NumbersOf(row.GetString(0)).Add(row.GetInt64(1)));
        Ask(reader, "select process_id, dropped from store.sources where dropped > 0", row => survivors.Dropped[row.GetInt32(0)] = row.GetInt64(1));
        Ask(reader, "select count(*) - count(distinct (source, seq)), count(*) filter (session_id is null or method <> 'Work') from calls", row =>
        {
            survivors.Doubled = row.GetInt64(0);
            survivors.Nameless = row.GetInt64(1);
        });
        return survivors;
    }

    /// <summary>What is wrong, in sentences; empty where every acknowledged call is there once, or was counted as dropped, and nothing else is there.</summary>
    /// <param name="acknowledged">By session.</param>
    public IReadOnlyList<string> Faults(IReadOnlyDictionary<string, Acknowledged> acknowledged)
    {
        var faults = new List<string>();
        foreach (var process in acknowledged.GroupBy(static one => int.Parse(one.Key.Split('-')[1], CultureInfo.InvariantCulture)))
        {
            faults.AddRange(Dropped.TryGetValue(process.Key, out var dropped)
                ? FaultsOfDropping(process.Key, dropped, [.. process])
                : process.SelectMany(session => FaultsOfWhole(session.Key, session.Value)));
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

    private IEnumerable<string> FaultsOfWhole(string session, Acknowledged said)
    {
        var numbers = Numbers.GetValueOrDefault(session, []);
        var ended = Ended.GetValueOrDefault(session);
        if (numbers.Count < said.Calls)
        {
            yield return $"{session}: {said.Calls} calls were acknowledged, {numbers.Count} are there";
        }

        if (numbers.Count > said.Calls + said.Interval)
        {
            yield return $"{session}: {said.Calls} calls were acknowledged, and there are {numbers.Count}, more than there can be";
        }

        // Whole, in order and once: a gap is a lost record, a repetition a doubled one.
        if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(static number => (long)number)))
        {
            yield return $"{session}: the captured numbers are not 1 to {numbers.Count}";
        }

        // One more where the kill fell between a capture and the end of its call; one less where it fell between a sampled call and its value.
        if (numbers.Count - ended is not (>= -1 and <= 1))
        {
            yield return $"{session}: {ended} calls ended, {numbers.Count} numbers were captured";
        }
    }

    /// <summary>A process that ran out of space: what it lost it counted, of all its threads together.</summary>
    private IEnumerable<string> FaultsOfDropping(int process, long dropped, IReadOnlyList<KeyValuePair<string, Acknowledged>> sessions)
    {
        var said = sessions.Sum(static session => (long)session.Value.Calls);
        var most = said + sessions.Sum(static session => (long)session.Value.Interval + 1);
        var ended = sessions.Sum(session => Ended.GetValueOrDefault(session.Key));
        var numbers = sessions.SelectMany(session => Numbers.GetValueOrDefault(session.Key, []).Select(number => (session.Key, number))).ToList();
        if (ended + dropped < said)
        {
            yield return $"process {process}: {said} calls were acknowledged, {ended} are there, and only {dropped} were counted as dropped";
        }

        // A call and its value may both be counted.
        if (ended > most || dropped > 2 * most)
        {
            yield return $"process {process}: {said} calls were acknowledged, {ended} are there, and {dropped} were counted as dropped: more than there can be";
        }

        if (numbers.Distinct().Count() != numbers.Count)
        {
            yield return $"process {process}: {numbers.Count - numbers.Distinct().Count()} captured numbers are there twice";
        }
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
