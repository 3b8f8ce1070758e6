using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Placement;
using PerfGen.Analyzers.Queries;
using PerfGen.Analyzers.Scopes;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>What is under test: an analyzer, or one rule of an analyzer that has many.</summary>
internal static class Subject
{
    /// <summary>A fresh analyzer that reports what is under test and nothing else.</summary>
    public static DiagnosticAnalyzer Analyzer<TRule>()
        where TRule : new() => new TRule() switch
        {
            DiagnosticAnalyzer analyzer => analyzer,
            MetricRule rule => new MetricUseAnalyzer([rule]),
            PlacementRule rule => new PlacementAnalyzer([rule]),
            ScopeRule rule => new ScopeAnalyzer([rule]),
            SqlRule rule => new SqlAnalyzer([rule]),
            var other => throw new InvalidOperationException($"{other} is neither an analyzer nor a rule of one."),
        };
}
