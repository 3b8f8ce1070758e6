using System.Text;

namespace PerfGen.Analysis;

/// <summary>Records what a benchmark suite gave: 84.8 % on SWE-bench, with the version that was scored.</summary>
public static class BenchmarkScore
{
    /// <summary>Names of the metrics begin so.</summary>
    public const string Prefix = "benchmark_score_";

    /// <summary>Records a score as the metric <c>benchmark_score_&lt;suite&gt;_&lt;version&gt;</c>, in percent, and notes suite and version as they are written: <see cref="Query.Questions.BenchmarkScoreRow"/> has them as columns.</summary>
    /// <param name="suite">Name of the suite: <c>SWE-bench</c>.</param>
    /// <param name="percent">The score, 0 to 100.</param>
    /// <param name="version">What was scored: a version, a model, a date.</param>
    /// <returns>The metric's name; null where it was not recorded: <see cref="Perf.Rejected"/> counts it.</returns>
    public static string? Record(string suite, double percent, string version)
    {
        var (suiteName, versionName) = (NameOf(suite), NameOf(version));
        if (suiteName.Length == 0 || versionName.Length == 0 || percent is not (>= 0 and <= 100))
        {
            Runtime.Values.Rejections.Add($"the score of '{suite}' for '{version}' is {percent}; both need a name, and the score is from 0 to 100");
            return null;
        }

        var metric = Prefix + suiteName + "_" + versionName;
        Perf.Record(metric, percent, Units.Percent);
        Perf.Notes.Tag(metric + "_suite", suite.Trim());
        Perf.Notes.Tag(metric + "_version", version.Trim());
        return metric;
    }

    /// <summary><c>SWE-bench</c> → <c>swe_bench</c>.</summary>
    private static string NameOf(string text)
    {
        var name = new StringBuilder();
        foreach (var letter in text ?? "")
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(char.ToLowerInvariant(letter));
            }
            else if (name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        return name.ToString().TrimEnd('_');
    }
}
