using System.Data.Common;
using PerfGen.Contracts;
using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Advice;

/// <summary>Brings the committed summary of recorded data up to date, which the compiler's rules show on methods.</summary>
/// <param name="Text">The file as it should be.</param>
/// <param name="Recorded">How many of its methods this data has.</param>
/// <param name="Kept">How many methods it has from before, which this data knows nothing of.</param>
public sealed record AdviceExport(string Text, int Recorded, int Kept)
{
    /// <summary>The name that the compiler's rules look for.</summary>
    public static string FileName => AdviceFile.Name;

    /// <summary>Makes the text of the file.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="current">The file as it is; null where there is none. Baselines are taken from it, and methods that this data does not have are kept.</param>
    /// <param name="since">Calls that began at or after it; null is all.</param>
    /// <param name="baseline">The name under which the present figures are kept to compare later ones with; null keeps the baselines of <paramref name="current"/>.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="FormatException">A line of <paramref name="current"/> cannot be read; the message has its number.</exception>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    public static async Task<AdviceExport> MakeAsync(DataDirectory directory, string? current, DateTimeOffset? since, string? baseline, CancellationToken stop = default)
    {
        var old = Read(current);
        using var reader = StoreReader.Open(directory, stop: stop);
        IReadOnlyList<RecordedMethodRow> rows;
        try
        {
            rows = await RecordedMethodRow.Question.AskAsync(reader.Connection, [("since", since)], stop).ConfigureAwait(false);
        }
        catch (DbException error)
        {
            throw reader.Explain(error) ?? new StoreException(StoreErrorKind.Other, $"The methods could not be listed: {error.Message}", error);
        }

        return Merge(old, rows, baseline);
    }

    /// <summary>Brings the text of a file up to date with rows.</summary>
    internal static AdviceExport Merge(string? current, IReadOnlyList<RecordedMethodRow> rows, string? baseline) => Merge(Read(current), rows, baseline);

    private static IReadOnlyList<MethodAdvice> Read(string? current)
    {
        var (methods, faults) = AdviceFile.Read(current ?? "");
        return faults.Count == 0 ? methods : throw new FormatException($"line {faults[0] + 1} is no method's; resolve a merge that is left in it, or delete the file");
    }

    private static AdviceExport Merge(IReadOnlyList<MethodAdvice> old, IReadOnlyList<RecordedMethodRow> rows, string? baseline)
    {
        var before = old.GroupBy(static method => (method.Assembly, method.Method)).ToDictionary(static group => group.Key, static group => group.Last());
        var methods = rows.Select(row =>
        {
            var known = before.GetValueOrDefault((row.Assembly, row.DocumentationId));
            return new MethodAdvice(
                row.Assembly,
                row.DocumentationId,
                row.Calls,
                row.Since.UtcDateTime,
                row.Until.UtcDateTime,
                row.P95Seconds,
                row.SuccessRate,
                baseline ?? known?.Baseline,
                baseline is null ? known?.BaselineP95Seconds : row.P95Seconds);
        }).ToArray();
        var recorded = methods.Select(static method => (method.Assembly, method.Method)).ToHashSet();
        var kept = before.Values.Where(method => !recorded.Contains((method.Assembly, method.Method))).ToArray();
        return new(AdviceFile.Write(methods.Concat(kept)), methods.Length, kept.Length);
    }
}
