using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Agents;

/// <summary>PRFG6001: an agent, task or tool is said to work, and not which.</summary>
internal sealed class NamelessWorkerRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NamelessWorker,
        "An agent, task or tool has no name",
        "{0}",
        DiagnosticCategories.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Work of nobody cannot be asked for: every row of it falls into one group without a name.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NamelessWorker));

    /// <summary>What names the worker of each kind of operation.</summary>
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["invoke_agent"] = ["gen_ai.agent.name", "gen_ai.agent.id"],
        ["create_agent"] = ["gen_ai.agent.name", "gen_ai.agent.id"],
        ["execute_tool"] = ["gen_ai.tool.name"],
    };

    public override Finding? Check(ContextUse context, RuleContext rules) =>
        context.Said.FirstOrDefault(static said => MetricUse.TextOf(said.Value) is { } text && string.IsNullOrWhiteSpace(text)) is { Value: not null } empty
            ? Finding.Of(empty.Value, $"'{empty.Parameter}' of {context.Where} is empty: name it, or leave it out to take that of the surrounding scope")
            : null;

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop) =>
        from type in metrics.ActivityTags.GroupBy(static tag => tag.Type, SymbolEqualityComparer.Default)
        let keys = type.Select(static tag => tag.Key).ToArray()
        from tag in type
        where tag is { Key: "gen_ai.operation.name", Value: not null } && Names.TryGetValue(tag.Value, out var wanted) && !wanted.Any(keys.Contains)
        select Finding.Of(tag.At, $"an activity of '{tag.Value}' has no '{Names[tag.Value!][0]}': set the tag, so that its work can be told from others'");
}
