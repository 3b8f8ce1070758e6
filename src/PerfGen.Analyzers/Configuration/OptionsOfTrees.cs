using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfGen.Analyzers.Configuration;

/// <summary>The options of each file of a compilation, read once. Thread-safe.</summary>
internal sealed class OptionsOfTrees(AnalyzerConfigOptionsProvider provider)
{
    private readonly ConcurrentDictionary<SyntaxTree, MetricOptions> _known = new();

    public MetricOptions Of(SyntaxTree tree) => _known.GetOrAdd(tree, read => new MetricOptions(provider.GetOptions(read)));
}
