using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Tests.Harness;

namespace PerfGen.Analyzers.Tests.Catalog;

/// <summary>Every analyzer of the product at once, as a build runs them.</summary>
internal static class AllRules
{
    private static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(MetricUseAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>
    /// What is reported of a source, as line and ID, in this order; the test fails where the source does not compile. Which calls are tracked is not asked: that
    /// is said of every call.
    /// </summary>
    public static async Task<IReadOnlyList<(int Line, string Id)>> FindAsync(string source, string keys = "")
    {
        var project = TestSolution.Create([("Test.cs", source)], "root = true\n[*.cs]\n" + keys);
        var compilation = await TestSolution.BuildAsync(project);
        Assert.Empty(TestSolution.CompilerErrors(compilation));
        var found = await TestSolution.AnalyzeAsync(project, compilation, [.. Analyzers]);
        return
        [
            .. found
                .Where(static diagnostic => !diagnostic.IsSuppressed && diagnostic.Id.StartsWith("PRFG", StringComparison.Ordinal) && !diagnostic.Id.StartsWith("PRFG20", StringComparison.Ordinal))
                .Select(static diagnostic => (Line: diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.Id))
                .Order(),
        ];
    }
}
