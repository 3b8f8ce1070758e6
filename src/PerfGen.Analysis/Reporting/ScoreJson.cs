using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfGen.Analysis;

/// <summary>Writes the scores of a task as JSON for programs, always with their terms: <c>perfgen.score/1</c>. Within the number, names only come in.</summary>
public static class ScoreJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Schema = "perfgen.score/1";

    /// <summary>Writes the scores, with a line end. Unknown is null.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="task">Id of the task; null where it has none.</param>
    /// <param name="recordedQuality">Quality that was recorded; null where none was.</param>
    /// <param name="recordedIndex">Performance index that was recorded; null where none was.</param>
    public static void Write(Stream output, TaskScores scores, string? task = null, double? recordedQuality = null, double? recordedIndex = null)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("task_id", task);
            json.WriteString("mode", scores.Mode == ScoringMode.Compat ? "compat" : "documented");
            WriteScore(json, "time_efficiency", scores.TimeEfficiency);
            WriteScore(json, "quality_score", scores.Quality);
            WriteScore(json, "performance_index", scores.PerformanceIndex);
            if (scores.Passed is { } passed)
            {
                json.WriteBoolean("passed", passed);
            }
            else
            {
                json.WriteNull("passed");
            }

            json.WriteStartObject("recorded");
            WriteNumber(json, "quality_score", recordedQuality);
            WriteNumber(json, "performance_index", recordedIndex);
            json.WriteEndObject();
            if (scores.Breakdown is { } breakdown)
            {
                json.WriteStartObject("breakdown");
                json.WriteNumber("tests_passing", breakdown.TestsPassing);
                json.WriteNumber("standards_compliance", breakdown.StandardsCompliance);
                json.WriteNumber("documentation", breakdown.Documentation);
                json.WriteNumber("pattern_adherence", breakdown.PatternAdherence);
                json.WriteNumber("code_metrics", breakdown.CodeMetrics);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteScore(Utf8JsonWriter json, string name, Score score)
    {
        json.WriteStartObject(name);
        WriteNumber(json, "value", score.Value);
        json.WriteStartArray("terms");
        foreach (var term in score.Terms)
        {
            json.WriteStartObject();
            json.WriteString("name", term.Name);
            json.WriteNumber("points", term.Points);
            WriteNumber(json, "value", term.Value);
            WriteNumber(json, "weight", term.Weight);
            json.WriteString("reason", term.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
