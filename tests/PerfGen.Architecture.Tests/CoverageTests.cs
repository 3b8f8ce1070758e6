using System.Globalization;
using System.Xml.Linq;

namespace PerfGen.Architecture.Tests;

/// <summary>How much of what records, keeps and answers is run by the tests. <c>.ci/coverage</c> measures it and says where its reports are.</summary>
public sealed class CoverageTests
{
    private const double Least = 90;

    /// <summary>The parts that run in a user's program and in his command. What runs in the compiler is run there, in processes of its own.</summary>
    private static readonly string[] Parts =
        ["PerfGen.Runtime", "PerfGen.Store.DuckDB", "PerfGen.Query", "PerfGen.Analysis", "PerfGen.Exchange", "PerfGen.Hosting", "PerfGen.Extensions.AI", "PerfGen.Cli"];

    [SkippableFact]
    public void S2d_NineOfTenLinesOfEachMonitoringPartAreRunByTests()
    {
        var folder = Environment.GetEnvironmentVariable("PERFGEN_COVERAGE");
        Skip.If(string.IsNullOrEmpty(folder), "No coverage was measured: run .ci/coverage, which takes some minutes.");

        var shares = SharesOf(Directory.EnumerateFiles(folder, "*.cobertura.xml", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (var part in Parts)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"coverage {part} {shares.GetValueOrDefault(part):0.0} %"));
        }

        Assert.Empty(Below(shares));
    }

    [Fact]
    public void APartBelowNineOfTenIsNamedAndSoIsOneThatNobodyMeasured()
    {
        var halves = new[] { Report("PerfGen.Runtime/Perf.cs", 1, 1, 1, 0, 0, 0, 0, 0, 0, 0), Report("PerfGen.Runtime/Perf.cs", 0, 0, 0, 1, 1, 1, 1, 1, 0, 0) };

        var shares = SharesOf([.. halves, Report("PerfGen.Query/Report.cs", 1, 1, 1, 1, 1, 1, 1, 1, 1, 0), Report("PerfGen.Query/obj/Regex.g.cs", 0, 0, 0)]);

        Assert.Equal((80.0, 90.0), (shares["PerfGen.Runtime"], shares["PerfGen.Query"]));
        Assert.Equal(Parts.Except(["PerfGen.Query"]), Below(shares).Select(static line => line.Split(' ')[0]));
    }

    private static IEnumerable<string> Below(IReadOnlyDictionary<string, double> shares) =>
        from part in Parts
        let share = shares.GetValueOrDefault(part)
        where share < Least
        select string.Create(CultureInfo.InvariantCulture, $"{part} {share:0.0} %");

    /// <summary>Project → percent of its lines that a test ran. A line of several reports is run where one of them says so; what is generated does not count.</summary>
    private static Dictionary<string, double> SharesOf(IEnumerable<string> reports)
    {
        var lines = new Dictionary<(string File, int Line), bool>();
        foreach (var type in reports.SelectMany(static report => XDocument.Parse(report).Descendants("class")))
        {
            var path = type.Attribute("filename")!.Value.Replace('\\', '/');
            var at = path.LastIndexOf("/src/", StringComparison.Ordinal);
            if (at < 0 || path.Contains("/obj/", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var line in type.Descendants("line"))
            {
                var key = (path[(at + "/src/".Length)..], (int)line.Attribute("number")!);
                lines[key] = lines.GetValueOrDefault(key) || (long)line.Attribute("hits")! > 0;
            }
        }

        return lines.GroupBy(static line => line.Key.File.Split('/')[0]).ToDictionary(static part => part.Key, static part => 100.0 * part.Count(static line => line.Value) / part.Count());
    }

    private static string Report(string file, params int[] hits) => new XElement("coverage",
        new XElement("class", new XAttribute("filename", "/repository/src/" + file),
            hits.Select(static (count, at) => new XElement("line", new XAttribute("number", at + 1), new XAttribute("hits", count))))).ToString();
}
