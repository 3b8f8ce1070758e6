using PerfGen.Contracts;

namespace PerfGen.Analyzers.Tests.Catalog;

public sealed class RuleCatalogTests
{
    private static readonly RuleCatalog Catalog = RuleCatalog.Read();

    [Fact]
    public void EveryPlaceThatKnowsRulesKnowsTheSame()
    {
        Assert.NotEmpty(Catalog.Constants);
        Assert.Empty(Catalog.Faults(RuleCatalog.Metadata("PerfGenRepositoryUrl")));
    }

    [Theory]
    [MemberData(nameof(Doctored))]
    public void WhatOnePlaceForgetsIsFound(string fault, object doctored) =>
        Assert.Equal(fault, Assert.Single(((RuleCatalog)doctored).Faults(RuleCatalog.Metadata("PerfGenRepositoryUrl"))));

    [Fact]
    public void TheRepositorysAddressComesFromTheBuild() =>
        Assert.Equal(Catalog.HelpLinks.Count, Catalog.Faults("https://example.org/elsewhere").Count);

    [Fact]
    public void EveryPageShowsBadAndGoodCodeAndWhenToSuppress()
    {
        foreach (var id in Catalog.Constants)
        {
            var page = File.ReadAllText(Path.Combine(RuleCatalog.Metadata("RepositoryRoot"), "src", "PerfGen.Analyzers", "docs", id + ".md"));
            Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
            Assert.Contains("\n## Bad\n", page, StringComparison.Ordinal);
            Assert.Contains("\n## Good\n", page, StringComparison.Ordinal);
            Assert.Contains("\n## When to suppress\n", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheCategoryIsThatOfTheBlockOfTheId() => Assert.All(
        Catalog.Rules,
        static rule => Assert.Equal(
            rule.Id[4] switch
            {
                '1' => DiagnosticCategories.Placement,
                '2' when rule.Id.StartsWith("PRFG25", StringComparison.Ordinal) => DiagnosticCategories.Scopes,
                '2' => DiagnosticCategories.Coverage,
                '3' => DiagnosticCategories.Names,
                '4' => DiagnosticCategories.Units,
                '5' => DiagnosticCategories.Catalogue,
                '6' => DiagnosticCategories.Agents,
                '7' => DiagnosticCategories.Queries,
                '8' => DiagnosticCategories.Advice,
                '9' => DiagnosticCategories.Internals,
                _ => "no category",
            },
            rule.Category));

    public static TheoryData<string, object> Doctored() => new()
    {
        { "PRFG1004 has no descriptor", Catalog with { Rules = [.. Catalog.Rules.Where(static rule => rule.Id != "PRFG1004")] } },
        { "PRFG1004 has no page in docs", Catalog with { Pages = [.. Catalog.Pages.Where(static id => id != "PRFG1004")] } },
        { "PRFG1004 has no row in docs/README.md", Catalog with { Index = [.. Catalog.Index.Where(static row => row.Id != "PRFG1004")] } },
        { "PRFG1004 has another severity in docs/README.md than it has", Catalog with { Index = [.. Catalog.Index.Select(static row => row.Id == "PRFG1004" ? row with { Severity = "hidden" } : row)] } },
        { "PRFG1006 has a fix in docs/README.md, and no other", Catalog with { Index = [.. Catalog.Index.Select(static row => row.Id == "PRFG1006" ? row with { HasFix = true } : row)] } },
        { "PRFG1004 has a fix that docs/README.md does not name", Catalog with { Index = [.. Catalog.Index.Select(static row => row.Id == "PRFG1004" ? row with { HasFix = false } : row)] } },
        { "PRFG1004 has no row in AnalyzerReleases", Catalog with { Releases = [.. Catalog.Releases.Where(static rule => rule.Id != "PRFG1004")] } },
        { "PRFG9999 has a page in docs, and no constant", Catalog with { Pages = [.. Catalog.Pages, "PRFG9999"] } },
        { "PRFG9999 has a descriptor, and no constant", Catalog with { Rules = [.. Catalog.Rules, ("PRFG9999", "PerfGen.Internals", "Warning")] } },
        { "PRFG9999 has a fix, and no constant", Catalog with { Fixable = [.. Catalog.Fixable, "PRFG9999"] } },
        { "PRFG1004 is the ID of two constants", Catalog with { Constants = [.. Catalog.Constants, "PRFG1004"] } },
        { "PRFG1004 has two descriptors", Catalog with { Rules = [.. Catalog.Rules, Catalog.Rules.Single(static rule => rule.Id == "PRFG1004")] } },
        {
            "PRFG1004 is released with another category or severity than it has",
            Catalog with { Releases = [.. Catalog.Releases.Select(static rule => rule.Id == "PRFG1004" ? rule with { Severity = "Info" } : rule)] }
        },
        {
            "PRFG1004 links to https://example.org",
            Catalog with { HelpLinks = [.. Catalog.HelpLinks.Select(static link => link.Id == "PRFG1004" ? link with { Link = "https://example.org" } : link)] }
        },
    };
}
