using System.Text.RegularExpressions;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Tests.Catalog;

/// <summary>Sources full of mistakes, each line with the IDs that belong to it: all of them are found, and nothing else.</summary>
public sealed partial class PlantedViolationsTests
{
    /// <summary>Rules that are about something else than names, units, agents, scopes and queries, or that no source alone can break.</summary>
    private static readonly string[] PlantedElsewhere = ["PRFG1", "PRFG20", "PRFG5", "PRFG8", "PRFG9"];

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder, "*.cs.txt").Select(static file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task R34_EveryViolationIsFoundAndNothingElse(string file)
    {
        var (keys, source, planted) = Read(file);
        Assert.Equal(string.Join("\n", planted), string.Join("\n", await AllRules.FindAsync(source, keys)));
    }

    [Fact]
    public void EveryKindIsPlanted()
    {
        var planted = Directory.GetFiles(Folder, "*.cs.txt").SelectMany(static file => Read(Path.GetFileName(file)).Planted).Select(static violation => violation.Id).ToHashSet();
        var expected = typeof(DiagnosticIds).GetFields()
            .Select(static field => (string)field.GetRawConstantValue()!)
            .Where(static id => !PlantedElsewhere.Any(block => id.StartsWith(block, StringComparison.Ordinal)));
        Assert.Equal(expected.Order(), planted.Order());
    }

    /// <summary>Any rule of the list can be silenced by its ID: the same file without it has all the others.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task EveryRuleIsSilencedByItsSeverity(string file)
    {
        var (keys, source, planted) = Read(file);
        var ids = planted.Select(static violation => violation.Id).Distinct().ToArray();
        var silent = ids.Where(static (_, i) => i % 2 == 0).ToArray();
        var found = await AllRules.FindAsync(source, keys + string.Concat(silent.Select(static id => $"\ndotnet_diagnostic.{id}.severity = none")));
        Assert.Equal(planted.Where(violation => !silent.Contains(violation.Id)), found);
    }

    private static string Folder => Path.Combine(RuleCatalog.Metadata("RepositoryRoot"), "tests", "PerfGen.Analyzers.Tests", "Catalog", "Planted");

    /// <summary>The keys of <c>.editorconfig</c> stand in lines that begin with <c>//!</c>, what belongs to a line at its end: <c>// PRFG3001 PRFG4001</c>.</summary>
    private static (string Keys, string Source, IReadOnlyList<(int Line, string Id)> Planted) Read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file));
        var planted = lines.SelectMany(static (line, i) => Mark().Match(line).Groups["id"].Captures.Select(id => (i + 1, id.Value))).Order().ToArray();
        return (string.Join("\n", lines.Where(static line => line.StartsWith("//!", StringComparison.Ordinal)).Select(static line => line[3..].Trim())), string.Join("\n", lines), planted);
    }

    [GeneratedRegex(@"// (?<id>PRFG\d{4})(?: (?<id>PRFG\d{4}))*\s*$")]
    private static partial Regex Mark();
}
