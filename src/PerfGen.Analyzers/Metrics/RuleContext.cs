using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Configuration;

namespace PerfGen.Analyzers.Metrics;

/// <summary>What a rule may ask besides the place that it looks at.</summary>
/// <param name="Compilation">The compilation.</param>
/// <param name="Options">What <c>.editorconfig</c> says for the file.</param>
/// <param name="Stop">Stops the analysis.</param>
internal readonly record struct RuleContext(Compilation Compilation, MetricOptions Options, CancellationToken Stop);
