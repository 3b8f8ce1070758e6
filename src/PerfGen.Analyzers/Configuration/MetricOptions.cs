using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfGen.Analyzers.Configuration;

/// <summary>What <c>.editorconfig</c> says for a file. A value that cannot be read counts as not set; PRFG9004 reports it.</summary>
internal sealed class MetricOptions
{
    private readonly AnalyzerConfigOptions _config;

    public MetricOptions(AnalyzerConfigOptions config)
    {
        _config = config;
        Profile = Read(ConfigurationKeys.Profile)?.ToLowerInvariant() switch
        {
            "otel" => NameProfile.OTel,
            "prometheus" => NameProfile.Prometheus,
            _ => NameProfile.PerfGen,
        };
        Namespace = Read(ConfigurationKeys.Namespace);
        NamePatternText = Read(ConfigurationKeys.NamePattern);
        NamePattern = NamePatternText is { } pattern ? Pattern(pattern) : null;
        BannedWords = ConfigurationKeys.Words(Read(ConfigurationKeys.BannedWords) ?? "")
            .Select(static word => word.Split(':'))
            .GroupBy(static pair => pair[0], StringComparer.Ordinal)
            .ToImmutableDictionary(static pair => pair.Key, static pair => (string?)pair.Last().ElementAtOrDefault(1), StringComparer.Ordinal);
        AllowedTags = [.. ConfigurationKeys.Words(Read(ConfigurationKeys.AllowedTags) ?? "")];
        MaxTags = ConfigurationKeys.Number(Read(ConfigurationKeys.MaxTags) ?? "", 1, ConfigurationKeys.MostTags) ?? 8;
        CapturesContent = string.Equals(Read(ConfigurationKeys.CaptureContent), "true", StringComparison.OrdinalIgnoreCase);
        RegressionPercent = ConfigurationKeys.Number(Read(ConfigurationKeys.RegressionPercent) ?? "", 1, 1_000) ?? 20;
    }

    public NameProfile Profile { get; }

    public bool IsOTel => Profile == NameProfile.OTel;

    public bool IsPrometheus => Profile == NameProfile.Prometheus;

    /// <summary>The namespace of the project's metrics; null where none is said.</summary>
    public string? Namespace { get; }

    /// <summary>What names look like instead of snake_case; null where nothing is said.</summary>
    public Regex? NamePattern { get; }

    /// <summary>The same, as it was written.</summary>
    public string? NamePatternText { get; }

    /// <summary>Words that shall not stand in names, each with what stands there instead; null where nothing is said.</summary>
    public ImmutableDictionary<string, string?> BannedWords { get; }

    /// <summary>Tags that are fine whatever their names say.</summary>
    public ImmutableHashSet<string> AllowedTags { get; }

    /// <summary>How many tags one value may have.</summary>
    public int MaxTags { get; }

    /// <summary>Prompts and answers may be recorded.</summary>
    public bool CapturesContent { get; }

    /// <summary>From how many percent above its baseline on a method has regressed.</summary>
    public int RegressionPercent { get; }

    /// <summary>A pattern for whole names; null where the text is no regular expression.</summary>
    public static Regex? Pattern(string text)
    {
        try
        {
            return new("^(?:" + text + ")$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string? Read(string key) =>
        _config.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } text
        && ConfigurationKeys.All.Any(known => known.Name == key && known.IsValid(text)) ? text : null;
}
