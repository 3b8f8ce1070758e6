using System.Text.RegularExpressions;
using PerfGen.Analyzers.Configuration;
using PerfGen.Analyzers.Tests.Catalog;
using PerfGen.Analyzers.Tests.Harness;

namespace PerfGen.Analyzers.Tests.Configuration;

public sealed partial class UnknownKeyAnalyzerTests
{
    [Theory]
    [InlineData("perfgen_profil = otel", "'perfgen_profil' in .editorconfig is no key of PerfGen; did you mean 'perfgen_profile'?")]
    [InlineData("perfgen_profile = otle", "'perfgen_profile = otle' in .editorconfig is not understood: the value has to be one of perfgen, otel, prometheus; did you mean 'otel'?")]
    [InlineData("perfgen_max_tags = many", "'perfgen_max_tags = many' in .editorconfig is not understood: the value has to be a whole number from 1 to 30")]
    [InlineData("perfgen_max_tags = 0", "'perfgen_max_tags = 0' in .editorconfig is not understood: the value has to be a whole number from 1 to 30")]
    [InlineData("perfgen_name_pattern = a(", "'perfgen_name_pattern = a(' in .editorconfig is not understood: the value has to be a regular expression")]
    [InlineData("perfgen_banned_words = Misc Stuff", "'perfgen_banned_words = Misc Stuff' in .editorconfig is not understood: the value has to be words, or pairs such as mgr:manager, with commas between")]
    [InlineData("perfgen_namespace = My.Shop", "'perfgen_namespace = My.Shop' in .editorconfig is not understood: the value has to be words of lower-case letters and digits, joined by dots or underscores")]
    [InlineData("perfgen_capture_content = yes", "'perfgen_capture_content = yes' in .editorconfig is not understood: the value has to be one of true, false")]
    [InlineData("perfgen_regression_percent = 0", "'perfgen_regression_percent = 0' in .editorconfig is not understood: the value has to be a whole number from 1 to 1000")]
    [InlineData("perfgen_allowed_tags = ,", "'perfgen_allowed_tags = ,' in .editorconfig is not understood: the value has to be names of tags with commas between")]
    public async Task AMistakeIsReportedOnce(string line, string message) => Assert.Equal([message], await MessagesAsync(line));

    [Theory]
    [InlineData("")]
    [InlineData("perfgen_profile = OTel")]
    [InlineData("perfgen_profile =")]
    [InlineData("perfgen_max_tags = 30")]
    [InlineData("perfgen_banned_words = misc, mgr:manager")]
    [InlineData("indent_size = 4")]
    public async Task WhatIsKnownOrNotOursIsFine(string lines) => Assert.Empty(await MessagesAsync(lines));

    [Fact, Edge("PRFG9004")]
    public async Task TheGreatestValueIsOne()
    {
        Assert.Empty(await MessagesAsync("perfgen_max_tags = 30"));
        Assert.Single(await MessagesAsync("perfgen_max_tags = 31"));
    }

    [Fact]
    public async Task ANameThatResemblesNothingIsAnsweredWithAllKeys() =>
        Assert.Contains("perfgen_allowed_tags", Assert.Single(await MessagesAsync("perfgen_zzz = 1")), StringComparison.Ordinal);

    /// <summary>Each key in a test of what it does, and its wrong value in the rows above.</summary>
    [Fact]
    public void EveryKeyIsTriedOutRightAndWrong()
    {
        var files = Directory.GetFiles(Path.Combine(RuleCatalog.Metadata("RepositoryRoot"), "tests", "PerfGen.Analyzers.Tests"), "*Tests.cs", SearchOption.AllDirectories);
        var own = File.ReadAllText(files.Single(static file => Path.GetFileName(file) == nameof(UnknownKeyAnalyzerTests) + ".cs"));
        var others = files.Select(File.ReadAllText).Where(text => text != own).ToArray();

        Assert.Empty(ConfigurationKeys.All.Where(key => !others.Any(text => text.Contains(key.Name + " = ", StringComparison.Ordinal))).Select(static key => key.Name + " is not shown to do anything"));
        Assert.Empty(ConfigurationKeys.All.Where(key => !Regex.IsMatch(own, $"'{key.Name} = [^']+' in .editorconfig is not understood")).Select(static key => key.Name + " has no wrong value"));
    }

    [Fact]
    public void ThePageListsTheKeysAsTheyAre()
    {
        var page = File.ReadAllText(Path.Combine(RuleCatalog.Metadata("RepositoryRoot"), "src", "PerfGen.Analyzers", "docs", "README.md"));
        Assert.Equal(
            ConfigurationKeys.All.Select(static key => (key.Name, key.Takes, key.Default)),
            Row().Matches(page).Select(static row => (row.Groups["name"].Value, row.Groups["takes"].Value, row.Groups["default"].Value.Trim('`'))));
    }

    private static async Task<string[]> MessagesAsync(string lines)
    {
        // Two files of one section: one report.
        var project = TestSolution.Create([("A.cs", "class A;"), ("B.cs", "class B;")], "root = true\n[*.cs]\n" + lines);
        var found = await TestSolution.AnalyzeAsync(project, await TestSolution.BuildAsync(project), new UnknownKeyAnalyzer());
        return [.. found.Where(static diagnostic => !diagnostic.IsSuppressed).Select(static diagnostic => diagnostic.GetMessage())];
    }

    [GeneratedRegex(@"^\| `(?<name>perfgen_\w+)` \| (?<takes>[^|]+) \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
