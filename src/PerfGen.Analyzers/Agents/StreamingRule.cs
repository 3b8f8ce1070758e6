using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Agents;

/// <summary>PRFG6005: a tracked stream of a model's answer does not say when its first token came.</summary>
internal sealed class StreamingRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.StreamWithoutFirst,
        "A stream of a model says nothing of its first token",
        "'{0}' streams what a model answers, and is recorded with 'time_to_first_item'; record the model's own as 'time_to_first_token', under which answers are compared",
        DiagnosticCategories.Agents,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Whoever waits for an answer waits for its begin. The first item of a stream may be an empty one, or a header: only the program knows which part is the first token.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.StreamWithoutFirst),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop) =>
        metrics.Defined.Any(static metric => metric.Name.Contains("first_token") || metric.Name.Contains("first_chunk")) ? []
            : metrics.Tracked
                .Where(static tracked => tracked.Method.ReturnType is INamedTypeSymbol { Name: "IAsyncEnumerable", TypeArguments.Length: 1 } stream && IsPartOfAnswer(stream.TypeArguments[0].Name))
                .Select(static tracked => Finding.Of(tracked.At, tracked.Method.Name));

    private static bool IsPartOfAnswer(string type) =>
        type.EndsWith("Update", StringComparison.Ordinal) || type.EndsWith("Chunk", StringComparison.Ordinal) || type.EndsWith("Delta", StringComparison.Ordinal);
}
