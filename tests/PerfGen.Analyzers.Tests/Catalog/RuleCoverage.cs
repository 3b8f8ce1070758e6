using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Placement;
using PerfGen.Analyzers.Queries;
using PerfGen.Analyzers.Scopes;
using PerfGen.Analyzers.Tests.Harness;
using PerfGen.CodeFixes.Placement;

namespace PerfGen.Analyzers.Tests.Catalog;

/// <summary>Which rules and fixes the sources of the tests try out, and in which ways.</summary>
/// <param name="sources">The text of every test file.</param>
/// <param name="edges">Every test that says that it stands on the edge of a rule.</param>
internal sealed partial class RuleCoverage(IReadOnlyList<string> sources, IReadOnlyList<(string Id, string Class, string Test)> edges)
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

    /// <summary>The class of each fix, and each rule that it is for.</summary>
    public static IReadOnlyList<(string Class, string? Id)> Fixes { get; } =
    [
        .. typeof(CapturePathCodeFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(CodeFixProvider)))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .SelectMany(static fix => fix.FixableDiagnosticIds is [_] ? [(fix.GetType().Name, null)] : fix.FixableDiagnosticIds.Select(id => (fix.GetType().Name, (string?)id))),
    ];

    /// <summary>As the repository has it.</summary>
    public static RuleCoverage Read() => new(
        [.. Directory.GetFiles(Path.Combine(RuleCatalog.Metadata("RepositoryRoot"), "tests", "PerfGen.Analyzers.Tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText)],
        [
            .. from type in typeof(RuleCoverage).Assembly.GetTypes()
               from method in type.GetMethods()
               where method.GetCustomAttribute<FactAttribute>() is not null
               from id in method.GetCustomAttribute<EdgeAttribute>()?.Ids ?? []
               select (id, type.Name, method.Name),
        ]);

    /// <summary>One sentence for each way in which a rule or a fix is not tried out.</summary>
    public IReadOnlyList<string> Gaps() =>
    [
        .. Rules.Where(rule => !About(rule.Class).Any(file => IsFound(file, rule.Id))).Select(static rule => $"{rule.Id} ({rule.Class}) has no test in which it is found"),
        .. Rules.Where(rule => !About(rule.Class).Any(IsSilentSomewhere)).Select(static rule => $"{rule.Id} ({rule.Class}) has no test in which it is silent"),
        .. Rules.Where(rule => !edges.Any(edge => edge.Id == rule.Id && About(rule.Class).Any(file => Test(file, edge.Class, edge.Test) is not null))).Select(static rule => $"{rule.Id} ({rule.Class}) has no test on its edge"),
        .. edges.Where(edge => !sources.Any(file => Test(file, edge.Class, edge.Test) is { } test && ShowsBothSides(test))).Select(static edge => $"{edge.Class}.{edge.Test} does not show both sides of the edge of {edge.Id}"),
        .. Fixes.Where(fix => !About(fix.Class).Any(file => IsFixed(file, fix.Class, fix.Id, Alone()))).Select(static fix => $"{fix.Class}{For(fix.Id)} has no test"),
        .. Fixes.Where(fix => !About(fix.Class).Any(file => IsFixed(file, fix.Class, fix.Id, ForAll()))).Select(static fix => $"{fix.Class}{For(fix.Id)} has no test for all at once"),
    ];

    private static string For(string? id) => id is null ? "" : $" for {id}";

    /// <summary>A fix of several rules is tried out by tests that mark each of them.</summary>
    private static bool IsFixed(string source, string fix, string? id, Regex call)
    {
        if (id is null)
        {
            return call.IsMatch(source);
        }

        var tests = CSharpSyntaxTree.ParseText(source).GetRoot();
        var names = tests.DescendantNodes().OfType<UsingDirectiveSyntax>().Where(alias => alias.Alias is not null && alias.ToString().Contains("." + fix, StringComparison.Ordinal)).Select(static alias => alias.Alias!.Name.ToString()).ToArray();
        return tests.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(static method => method.ToString())
            .Any(text => call.IsMatch(text) && names.Any(name => text.Contains(name + ".Fixes", StringComparison.Ordinal)) && text.Contains("{|" + id + ":", StringComparison.Ordinal));
    }

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

    private static MethodDeclarationSyntax? Test(string source, string type, string name) => !source.Contains("class " + type, StringComparison.Ordinal) ? null
        : CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.Text == name);

    /// <summary>By the harness, which holds the test to the rules that it names; by what is found and what is not; or by rows for both.</summary>
    private static bool ShowsBothSides(MethodDeclarationSyntax test)
    {
        var calls = test.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(static call => call.Expression.ToString()).ToHashSet(StringComparer.Ordinal);
        var rows = test.AttributeLists.SelectMany(static list => list.Attributes).Where(static attribute => attribute.Name.ToString() == "InlineData").Select(static row => row.ArgumentList!.Arguments[^1].ToString()).ToHashSet(StringComparer.Ordinal);
        return calls.Any(static call => call.EndsWith(".EdgeAsync", StringComparison.Ordinal))
            || (calls.Overlaps(["Assert.Contains", "Assert.Single"]) && calls.Overlaps(["Assert.Empty", "Assert.DoesNotContain"]))
            || rows.IsSupersetOf(["true", "false"]);
    }

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
