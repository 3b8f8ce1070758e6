using System.Globalization;
using System.Numerics;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Tests.Support;

/// <summary>A row of calls, as it stands there.</summary>
internal sealed record StoredCall(string Type, string Method, string? Agent, string Status, long? DurationNs, DateTime StartedAt, long? TokensPrompt, long? TokensCompletion, string? Error)
{
    public static IReadOnlyList<StoredCall> ReadAll(DataDirectory directory) => Read(directory,
        "select type, method, agent, status, duration_ns, started_at, tokens_prompt, tokens_completion, error_type from calls",
        static row => new StoredCall(
            (string)row[0]!, (string)row[1]!, (string?)row[2], (string)row[3]!, Whole(row[4]), (DateTime)row[5]!, Whole(row[6]), Whole(row[7]), (string?)row[8]));

    public static IReadOnlyList<T> Read<T>(DataDirectory directory, string sql, Func<object?[], T> make)
    {
        using var reader = StoreReader.Open(directory);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(make([.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? null : rows.GetValue(i))]));
        }

        return all;
    }

    public static long? Whole(object? value) => value is null ? null : value is BigInteger big ? (long)big : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    /// <summary>The percentile between neighbours, in the plainest way that there is.</summary>
    public static double? Percentile(IEnumerable<StoredCall> calls, double p)
    {
        var sorted = calls.Where(static call => call.DurationNs is not null).Select(static call => (double)call.DurationNs!).Order().ToArray();
        if (sorted.Length == 0)
        {
            return null;
        }

        var place = p * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return (sorted[below] + ((place - below) * (sorted[above] - sorted[below]))) / 1e9;
    }

    public static double? SuccessRate(IReadOnlyCollection<StoredCall> calls)
    {
        var decided = calls.Count(static call => call.Status is "success" or "failure" or "timeout");
        return decided == 0 ? null : (double)calls.Count(static call => call.Status == "success") / decided;
    }

    public static long? Sum(IEnumerable<long?> tokens)
    {
        long? sum = null;
        foreach (var count in tokens)
        {
            sum = count is null ? sum : (sum ?? 0) + count;
        }

        return sum;
    }
}
