using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Metrics;

/// <summary>What <see cref="MetricUses"/> found at one operation: a place that names a metric, tags, or both.</summary>
/// <param name="Use">The place that names a metric, or that records on an instrument; null where neither.</param>
/// <param name="Tags">The tags that are given; null where none can be.</param>
/// <param name="RecordsOn">What holds the instrument that is recorded on; null where none is, or it cannot be seen.</param>
internal readonly record struct MetricPlace(MetricUse? Use, TagSet? Tags, ISymbol? RecordsOn);
