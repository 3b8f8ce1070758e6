using System.Globalization;
using PerfGen.Query.Text;

namespace PerfGen.Analysis;

/// <summary>Shows the scores of a task as text; on request with every term that adds up to them.</summary>
public static class ScoreText
{
    private const int LabelWidth = 20;

    /// <summary>Writes the scores.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="explain">Whether their terms are shown.</param>
    /// <param name="recordedQuality">Quality that was recorded; null where none was.</param>
    /// <param name="recordedIndex">Performance index that was recorded; null where none was.</param>
    /// <param name="colour">Whether the terminal shows colours.</param>
    public static void Write(TextWriter output, TaskScores scores, bool explain, double? recordedQuality = null, double? recordedIndex = null, bool colour = false)
    {
        var writer = new StyledWriter(output, colour);
        foreach (var score in scores.All)
        {
            var recorded = ReferenceEquals(score, scores.Quality) ? recordedQuality : ReferenceEquals(score, scores.PerformanceIndex) ? recordedIndex : null;
            var verdict = ReferenceEquals(score, scores.Quality) ? scores.Passed switch { true => "   passed", false => "   not passed", null => "" } : "";
            writer.Write($" {score.Name.PadRight(LabelWidth)}{Number(score.Value),8}", TextStyle.Bold);
            writer.WriteLine(verdict + (recorded is { } was ? $"   recorded as {Number(was).Trim()}" : ""));
            if (explain)
            {
                WriteTerms(writer, score);
            }
        }

        if (explain && scores.Breakdown is { } breakdown)
        {
            writer.WriteLine(
                $" breakdown of old records: tests {breakdown.TestsPassing}, standards {breakdown.StandardsCompliance}, documentation {breakdown.Documentation}, patterns {breakdown.PatternAdherence}, code {breakdown.CodeMetrics}",
                TextStyle.Dim);
        }
    }

    private static void WriteTerms(StyledWriter writer, Score score)
    {
        foreach (var term in score.Terms)
        {
            var product = term is { Weight: { } weight, Value: { } value } ? string.Create(CultureInfo.InvariantCulture, $"{weight:0.00} × {value:0.##}") : "";
            writer.Write($"   {term.Name.PadRight(LabelWidth - 2)}{Signed(term.Points),8}");
            writer.WriteLine($"   {product,-14}{term.Reason}", TextStyle.Dim);
        }

        writer.WriteLine();
    }

    private static string Number(double? value) => value is { } known ? known.ToString("0.###", CultureInfo.InvariantCulture) : "unknown";

    private static string Signed(double points) => points.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);
}
