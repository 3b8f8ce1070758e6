using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfGen.Analyzers.Metrics;

/// <summary>The vocabulary that names follow: the key <c>perfgen_profile</c> of <c>.editorconfig</c>.</summary>
internal static class NameProfile
{
    public const string Key = "perfgen_profile";

    /// <summary>The profile that wants units in names.</summary>
    public const string Prometheus = "prometheus";

    public static bool IsPrometheus(in OperationAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree).TryGetValue(Key, out var profile)
        && string.Equals(profile.Trim(), Prometheus, StringComparison.OrdinalIgnoreCase);
}
