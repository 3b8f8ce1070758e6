using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Placement;
using PerfGen.CodeFixes.Placement;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Tests.Catalog;

/// <summary>Every place that has to know a rule, each as the set of IDs that it knows.</summary>
/// <param name="Constants">DiagnosticIds.</param>
/// <param name="Rules">ID, category and severity of every descriptor.</param>
/// <param name="HelpLinks">ID and link of every descriptor.</param>
/// <param name="Pages">The pages in docs.</param>
/// <param name="Index">The rows of docs/README.md: ID, severity, and whether they name a fix.</param>
/// <param name="Releases">ID, category and severity of every row of AnalyzerReleases.*.md.</param>
/// <param name="Fixable">IDs that a fix is for.</param>
internal sealed partial record RuleCatalog(
    IReadOnlyList<string> Constants,
    IReadOnlyList<(string Id, string Category, string Severity)> Rules,
    IReadOnlyList<(string Id, string Link)> HelpLinks,
    IReadOnlyList<string> Pages,
    IReadOnlyList<(string Id, string Severity, bool HasFix)> Index,
    IReadOnlyList<(string Id, string Category, string Severity)> Releases,
    IReadOnlyList<string> Fixable)
{
    /// <summary>Severities as the table has them.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Error"] = "error", ["Warning"] = "warning", ["Info"] = "information", ["Hidden"] = "hidden",
    };

    /// <summary>As the repository has it.</summary>
    public static RuleCatalog Read()
    {
        var folder = Path.Combine(Metadata("RepositoryRoot"), "src", "PerfGen.Analyzers");
        var descriptors = Instances<DiagnosticAnalyzer>(typeof(CapturePathAnalyzer).Assembly)
            .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .ToArray();
        return new(
            [.. typeof(DiagnosticIds).GetFields().Select(static field => (string)field.GetRawConstantValue()!)],
            [.. descriptors.Select(static rule => (rule.Id, rule.Category, rule.DefaultSeverity.ToString()))],
            [.. descriptors.Select(static rule => (rule.Id, rule.HelpLinkUri))],
            [.. Directory.GetFiles(Path.Combine(folder, "docs"), "PRFG*.md").Select(static page => Path.GetFileNameWithoutExtension(page)!)],
            [.. IndexRow().Matches(File.ReadAllText(Path.Combine(folder, "docs", "README.md")))
                .Select(static row => (row.Groups["id"].Value, row.Groups["severity"].Value, row.Groups["fix"].Value.Length > 0))],
            [.. Directory.GetFiles(folder, "AnalyzerReleases.*.md")
                .SelectMany(static file => ReleaseRow().Matches(File.ReadAllText(file)))
                .Select(static row => (row.Groups["id"].Value, row.Groups["category"].Value, row.Groups["severity"].Value))],
            [.. Instances<CodeFixProvider>(typeof(CapturePathCodeFix).Assembly).SelectMany(static fix => fix.FixableDiagnosticIds)]);
    }

    /// <summary>One sentence for each rule that is missing somewhere, or that is described in two ways.</summary>
    public IReadOnlyList<string> Faults(string repository) =>
    [
        .. Missing("no descriptor", Rules.Select(static rule => rule.Id)),
        .. Missing("no page in docs", Pages),
        .. Missing("no row in docs/README.md", Index.Select(static row => row.Id)),
        .. Missing("no row in AnalyzerReleases", Releases.Select(static rule => rule.Id)),
        .. Unknown("a descriptor", Rules.Select(static rule => rule.Id)),
        .. Unknown("a page in docs", Pages),
        .. Unknown("a row in docs/README.md", Index.Select(static row => row.Id)),
        .. Unknown("a row in AnalyzerReleases", Releases.Select(static rule => rule.Id)),
        .. Unknown("a fix", Fixable),
        .. Constants.GroupBy(static id => id).Where(static group => group.Count() > 1).Select(static group => $"{group.Key} is the ID of two constants"),
        .. Rules.GroupBy(static rule => rule.Id).Where(static group => group.Count() > 1).Select(static group => $"{group.Key} has two descriptors"),
        .. Rules.Where(rule => Releases.Any(release => release.Id == rule.Id) && !Releases.Contains(rule)).Select(static rule => $"{rule.Id} is released with another category or severity than it has"),
        .. Rules.Where(rule => Index.Any(row => row.Id == rule.Id && row.Severity != Words[rule.Severity])).Select(static rule => $"{rule.Id} has another severity in docs/README.md than it has"),
        .. Index.Where(row => row.HasFix && !Fixable.Contains(row.Id)).Select(static row => $"{row.Id} has a fix in docs/README.md, and no other"),
        .. Index.Where(row => !row.HasFix && Fixable.Contains(row.Id)).Select(static row => $"{row.Id} has a fix that docs/README.md does not name"),
        .. HelpLinks.Where(link => link.Link != $"{repository}/blob/main/src/PerfGen.Analyzers/docs/{link.Id}.md").Select(static link => $"{link.Id} links to {link.Link}"),
    ];

    /// <summary>Written into the test assembly by its project file, from the properties of the build.</summary>
    public static string Metadata(string key) => typeof(RuleCatalog).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;

    private IEnumerable<string> Missing(string what, IEnumerable<string> known) => Constants.Except(known).Select(id => $"{id} has {what}");

    private IEnumerable<string> Unknown(string what, IEnumerable<string> known) => known.Except(Constants).Select(id => $"{id} has {what}, and no constant");

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(T))).Select(static type => (T)Activator.CreateInstance(type)!);

    [GeneratedRegex(@"^\| \[(?<id>PRFG\d+)\]\(\k<id>\.md\) \|[^|]*\| (?<severity>\w+) \| ?(?<fix>[^|]*?) ?\|", RegexOptions.Multiline)]
    private static partial Regex IndexRow();

    [GeneratedRegex(@"^(?<id>PRFG\d+) \| (?<category>\S+) \| (?<severity>\w+) \|", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();
}
