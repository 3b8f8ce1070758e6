using System.Globalization;
using System.Text.RegularExpressions;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Configuration;

/// <summary>Every key that PerfGen's rules read, as <c>docs/README.md</c> lists them.</summary>
internal static class ConfigurationKeys
{
    /// <summary>Where all of them begin; what begins so and is none of them is a mistake.</summary>
    public const string Prefix = "perfgen_";

    public const string Profile = "perfgen_profile";
    public const string Namespace = "perfgen_namespace";
    public const string NamePattern = "perfgen_name_pattern";
    public const string BannedWords = "perfgen_banned_words";
    public const string AllowedTags = "perfgen_allowed_tags";
    public const string MaxTags = "perfgen_max_tags";
    public const string CaptureContent = "perfgen_capture_content";
    public const string RegressionPercent = "perfgen_regression_percent";

    /// <summary>More tags than this no metric should have, whatever a project allows.</summary>
    internal const int MostTags = 30;

    private static readonly Regex WordPair = new("^[a-z][a-z0-9]*(:[a-z][a-z0-9_]*)?$", RegexOptions.CultureInvariant);

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        ConfigurationKey.OneOf(Profile, "perfgen", "perfgen", "otel", "prometheus"),
        new(Namespace, "words of lower-case letters and digits, joined by dots or underscores", "none", [], MetricNameForm.IsWellFormed),
        new(NamePattern, "a regular expression", "snake_case", [], static value => MetricOptions.Pattern(value) is not null),
        new(BannedWords, "words, or pairs such as mgr:manager, with commas between", "none", [], static value => Words(value).All(static word => WordPair.IsMatch(word))),
        new(AllowedTags, "names of tags with commas between", "none", [], static value => Words(value).Any()),
        new(MaxTags, $"a whole number from 1 to {MostTags}", "8", [], static value => Number(value, 1, MostTags) is not null),
        ConfigurationKey.OneOf(CaptureContent, "false", "true", "false"),
        new(RegressionPercent, "a whole number from 1 to 1000", "20", [], static value => Number(value, 1, 1_000) is not null),
    ];

    /// <summary>The key that was probably meant; null where none is near.</summary>
    public static string? Nearest(string written) =>
        Nearest(written.Substring(Prefix.Length), All.Select(static key => key.Name.Substring(Prefix.Length))) is { } word ? Prefix + word : null;

    /// <summary>The word that was probably meant; null where none is near.</summary>
    public static string? Nearest(string written, IEnumerable<string> words) => words
        .Select(word => (word, IsNear: NearestName.IsNear(written, word, out var distance), distance))
        .Where(static candidate => candidate.IsNear)
        .OrderBy(static candidate => candidate.distance)
        .Select(static candidate => candidate.word)
        .FirstOrDefault();

    internal static IEnumerable<string> Words(string value) => value.Split(',').Select(static word => word.Trim()).Where(static word => word.Length > 0);

    internal static int? Number(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
