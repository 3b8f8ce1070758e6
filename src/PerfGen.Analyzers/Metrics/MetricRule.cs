using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Metrics;

/// <summary>One rule on names, units and tags of metrics. <see cref="MetricUseAnalyzer"/> finds the places; a rule looks at what it is given and says what is wrong with it.</summary>
/// <param name="descriptor">The rule's one diagnostic.</param>
internal abstract class MetricRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>The rule looks at the value and its unit alone, so that what instruments record elsewhere than they are defined is its matter as well.</summary>
    public virtual bool JudgesValues => false;

    /// <summary>What is wrong with a place that names a metric; null where nothing is.</summary>
    public virtual Finding? Check(MetricUse use, RuleContext context) => null;

    /// <summary>What is wrong with the tags that one call gives to a value or an activity.</summary>
    public virtual IEnumerable<Finding> Check(TagSet tags, RuleContext context) => [];

    /// <summary>What is wrong among all metrics of a compilation.</summary>
    public virtual IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop) => [];
}
