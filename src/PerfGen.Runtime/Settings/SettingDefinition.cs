namespace PerfGen.Runtime.Settings;

/// <summary>A setting of <c>perfgen.json</c>.</summary>
/// <param name="Path">Its place in the file, with dots: <c>metrics.tokens.warn_threshold</c>.</param>
/// <param name="Kind">What it can be.</param>
/// <param name="Default">What it is where nobody says anything: a <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>; null is nothing.</param>
/// <param name="Description">What it does, in a sentence.</param>
public sealed record SettingDefinition(string Path, SettingKind Kind, object? Default, string Description)
{
    /// <summary>Other places in the file that mean the same.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The words of a <see cref="SettingKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>
    /// Whether a fault in it, or beside it, keeps upkeep from running, where others cost their own setting only: nothing is removed because of a typo.
    /// </summary>
    public bool StopsUpkeep { get; init; }

    /// <summary>Name of the environment variable that overrides the file: <c>PERFGEN_TOKENS_WARN_THRESHOLD</c>.</summary>
    public string Variable { get; init; } = VariableOf(Path);

    /// <summary>The variable of a path, or what the variables of a group begin with.</summary>
    internal static string VariableOf(string path) =>
        "PERFGEN_" + (path.StartsWith("metrics.", StringComparison.Ordinal) ? path["metrics.".Length..] : path).Replace('.', '_').ToUpperInvariant();
}
