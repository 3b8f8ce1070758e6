using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Metrics;

/// <summary>A place that says whose work is being done: <c>Perf.BeginSession</c>, <c>BeginTask</c>, <c>Use</c>, or <c>[TrackPerformance(Agent = …)]</c>.</summary>
/// <param name="Operation">The call or the attribute.</param>
/// <param name="Where">What it is, as messages say it.</param>
/// <param name="Said">What is said, by the names of the parameters.</param>
/// <param name="Owner">The member that it stands on or in.</param>
internal sealed record ContextUse(IOperation Operation, string Where, ImmutableArray<(string Parameter, IOperation Value)> Said, ISymbol Owner);
