using System.Globalization;
using System.Text.Json;

namespace PerfGen.Analysis;

/// <summary>SARIF 2.1.0, as compilers and linters write it.</summary>
internal static class SarifReport
{
    private const double PointsOfAnError = 5;
    private const double PointsOfAWarning = 1;

    /// <summary>Findings that were suppressed, or are gone since the baseline, do not count.</summary>
    public static IReadOnlyList<QualityReading> Read(JsonElement runs)
    {
        var (errors, warnings, notes) = (0, 0, 0);
        foreach (var run in runs.EnumerateArray())
        {
            var rules = RulesOf(run);
            foreach (var result in run.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array ? results.EnumerateArray().ToArray() : [])
            {
                if (!Counts(result))
                {
                    continue;
                }

                switch (LevelOf(result, rules))
                {
                    case "error":
                        errors++;
                        break;
                    case "warning":
                        warnings++;
                        break;
                    default:
                        notes++;
                        break;
                }
            }
        }

        var basis = string.Create(CultureInfo.InvariantCulture, $"{errors} errors, {warnings} warnings, {notes} notes");
        var score = Math.Max(0, 100 - (PointsOfAnError * errors) - (PointsOfAWarning * warnings));
        return
        [
            new QualityReading(Metrics.Names.LintingErrors, errors, Units.Count, basis),
            new QualityReading(Metrics.Names.LintScore, score, Units.Score, $"100 less 5 for an error and 1 for a warning: {basis}"),
        ];
    }

    private static bool Counts(JsonElement result) =>
        !(result.TryGetProperty("suppressions", out var suppressions) && suppressions.ValueKind == JsonValueKind.Array && suppressions.GetArrayLength() > 0)
        && Text(result, "baselineState") != "absent"
        && Text(result, "kind") is null or "fail";

    /// <summary>The result's own level, else the default of its rule, else warning, as the standard has it.</summary>
    private static string LevelOf(JsonElement result, IReadOnlyDictionary<string, string> rules) =>
        Text(result, "level") ?? (Text(result, "ruleId") is { } rule && rules.TryGetValue(rule, out var level) ? level : "warning");

    private static Dictionary<string, string> RulesOf(JsonElement run)
    {
        var levels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (run.TryGetProperty("tool", out var tool) && tool.TryGetProperty("driver", out var driver) && driver.TryGetProperty("rules", out var rules) && rules.ValueKind == JsonValueKind.Array)
        {
            foreach (var rule in rules.EnumerateArray())
            {
                if (Text(rule, "id") is { } id && rule.TryGetProperty("defaultConfiguration", out var configuration) && Text(configuration, "level") is { } level)
                {
                    levels.TryAdd(id, level);
                }
            }
        }

        return levels;
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
