using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Placement;
using PerfGen.Analyzers.Queries;
using PerfGen.Analyzers.Scopes;
using PerfGen.CodeFixes.Placement;

namespace PerfGen.Analyzers.Tests.Catalog;

/// <summary>Which rules and fixes the sources of the tests try out, and in which ways.</summary>
/// <param name="sources">The text of every test file.</param>
internal sealed partial class RuleCoverage(IReadOnlyList<string> sources)
{
    /// <summary>The class of each rule, and its ID.</summary>
    public static IReadOnlyList<(string Class, string Id)> Rules { get; } =
    [
        .. Instances<MetricRule>().Select(static rule => (rule.GetType().Name, rule.Descriptor.Id)),
        .. Instances<ScopeRule>().Select(static rule => (rule.GetType().Name, rule.Descriptor.Id)),
        .. Instances<PlacementRule>().Select(static rule => (rule.GetType().Name, rule.Descriptor.Id)),
        .. Instances<SqlRule>().Select(static rule => (rule.GetType().Name, rule.Descriptor.Id)),
        .. Instances<DiagnosticAnalyzer>()
            .Where(static analyzer => analyzer is not (MetricUseAnalyzer or ScopeAnalyzer or PlacementAnalyzer or SqlAnalyzer))
            .SelectMany(static analyzer => analyzer.SupportedDiagnostics.Select(rule => (analyzer.GetType().Name, rule.Id))),
    ];

    /// <summary>The class of each fix.</summary>
    public static IReadOnlyList<string> Fixes { get; } =
        [.. typeof(CapturePathCodeFix).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(CodeFixProvider))).Select(static type => type.Name)];

    /// <summary>As the repository has it.</summary>
    public static RuleCoverage Read() => new(
        [.. Directory.GetFiles(Path.Combine(RuleCatalog.Metadata("RepositoryRoot"), "tests", "PerfGen.Analyzers.Tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText)]);

    /// <summary>One sentence for each way in which a rule or a fix is not tried out.</summary>
    public IReadOnlyList<string> Gaps() =>
    [
        .. Rules.Where(rule => !About(rule.Class).Any(file => IsFound(file, rule.Id))).Select(static rule => $"{rule.Id} ({rule.Class}) has no test in which it is found"),
        .. Rules.Where(rule => !About(rule.Class).Any(IsSilentSomewhere)).Select(static rule => $"{rule.Id} ({rule.Class}) has no test in which it is silent"),
        .. Fixes.Where(fix => !About(fix).Any(static file => Alone().IsMatch(file))).Select(static fix => $"{fix} has no test"),
        .. Fixes.Where(fix => !About(fix).Any(static file => ForAll().IsMatch(file))).Select(static fix => $"{fix} has no test for all at once"),
    ];

    private IEnumerable<string> About(string name) => sources.Where(source => Regex.IsMatch(source, $@"\b{name}\b(?!Tests)"));

    /// <summary>Marks without an ID are those of a rule that has its tests for itself; what stands in no source is compared by its message.</summary>
    private static bool IsFound(string source, string id) => source.Contains("{|" + id + ":", StringComparison.Ordinal)
        || source.Contains(id + ": ", StringComparison.Ordinal)
        || source.Contains("[|", StringComparison.Ordinal)
        || source.Contains("Assert.Single(", StringComparison.Ordinal)
        || source.Contains("Assert.Equal([\"", StringComparison.Ordinal)
        || source.Contains("Assert.Equal([message", StringComparison.Ordinal);

    /// <summary>A source without a mark is held against nothing being reported.</summary>
    private static bool IsSilentSomewhere(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call =>
        (call.Expression.ToString().EndsWith("ReportsAsync", StringComparison.Ordinal) || call.Expression.ToString().EndsWith("ReportsUnderAsync", StringComparison.Ordinal)) && !Mark().IsMatch(call.ArgumentList.ToString())
        || call.Expression.ToString() is "Assert.Empty" or "Assert.DoesNotContain");

    private static IEnumerable<T> Instances<T>() => typeof(MetricRule).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(T)))
        .Select(static type => (T)Activator.CreateInstance(type)!);

    [GeneratedRegex(@"Fixes(Under|InBrokenCode|Beside)?Async\(")]
    private static partial Regex Alone();

    [GeneratedRegex(@"FixesAll(Under|InBrokenCode|Beside)?Async\(|GetFixAllProvider\(")]
    private static partial Regex ForAll();

    [GeneratedRegex(@"\[\||\{\|PRFG")]
    private static partial Regex Mark();
}
