using PerfGen.Runtime.Settings;

namespace PerfGen.Analysis;

/// <summary>What <c>perfgen.json</c> says about scoring.</summary>
public static class ScoringSettings
{
    /// <summary>The options that the settings make. Weights that do not add up are left as they are: <see cref="ScoringOptions.Objection"/> says it.</summary>
    /// <param name="settings">The settings.</param>
    public static ScoringOptions Read(PerfSettings settings) => new()
    {
        Mode = settings.Text("scoring.mode") == "compat" ? ScoringMode.Compat : ScoringMode.Documented,
        PassMark = settings.Number("scoring.pass_mark"),
        Quality = new QualityWeights
        {
            Completion = settings.Number("scoring.quality.completion"),
            CodeQuality = settings.Number("scoring.quality.code_quality"),
            Efficiency = settings.Number("scoring.quality.efficiency"),
            BestPractices = settings.Number("scoring.quality.best_practices"),
            Documentation = settings.Number("scoring.quality.documentation"),
        },
        Index = new IndexWeights
        {
            Quality = settings.Number("scoring.index.quality"),
            TimeEfficiency = settings.Number("scoring.index.time_efficiency"),
            Success = settings.Number("scoring.index.success"),
        },
    };
}
