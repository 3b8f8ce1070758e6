using PerfGen.Query.Questions;

namespace PerfGen.Analysis.Tests.Quality;

[Collection(OwnDirectory.Counted)]
public sealed class QualityReportTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("perfgen-quality-");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("""<coverage line-rate="0.9" lines-covered="171" lines-valid="200" complexity="9"><packages/></coverage>""", 85.5, "171 of 200 lines")]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE coverage SYSTEM "http://example.org/coverage.dtd"><coverage line-rate="0.855" />""", 85.5, "the line-rate that the file states")]
    [InlineData("""<coverage><class><methods><method><lines><line hits="0"/></lines></method></methods><lines><line hits="3"/><line hits="0"/></lines></class></coverage>""", 50, "1 of 2 lines")]
    public void R36_CoverageIsReadFromCobertura(string xml, double percent, string basis)
    {
        var reading = Assert.Single(Read("a.xml", xml));

        Assert.Equal(("test_coverage", "percent", basis), (reading.Metric, reading.Unit, reading.Basis));
        Assert.Equal(percent, reading.Value, 9);
    }

    [Fact]
    public void R36_ComplexityIsTheMeanOfTheMethodsThatCoberturaNames()
    {
        var readings = Read("a.xml", """<coverage line-rate="1"><methods><method complexity="2"/><method complexity="5"/><method complexity="NaN"/></methods></coverage>""");

        Assert.Equal(("complexity_score", 3.5, "the mean cyclomatic complexity of 2 methods"), (readings[1].Metric, readings[1].Value, readings[1].Basis));
    }

    [Fact]
    public void R36_CoverageIsReadFromCoverletAndALineOfTwoMethodsIsOne()
    {
        var reading = Assert.Single(Read("coverage.json", """
            { "A.dll": { "a.cs": { "A": { "M": { "Lines": { "1": 2, "2": 0 }, "Branches": [] }, "M2": { "Lines": { "2": 1, "3": 0 } } } }, "b.cs": { "B": { "M": { "Lines": { "1": 0 } } } } } }
            """));

        Assert.Equal((50.0, "2 of 4 lines"), (reading.Value, reading.Basis));
    }

    [Fact]
    public void R36_FindingsOfLintersAreReadFromSarif()
    {
        var readings = Read("a.sarif", """
            { "version": "2.1.0", "runs": [ { "tool": { "driver": { "name": "x", "rules": [ { "id": "R1", "defaultConfiguration": { "level": "error" } } ] } },
              "results": [ { "ruleId": "R1" }, { "ruleId": "R1", "level": "note" }, { "ruleId": "R2" }, { "ruleId": "R2", "level": "error" },
                           { "ruleId": "R1", "suppressions": [ { "kind": "inSource" } ] }, { "ruleId": "R1", "baselineState": "absent" }, { "ruleId": "R1", "kind": "pass" } ] },
              { "tool": { "driver": { "name": "y" } } } ] }
            """);

        Assert.Equal(("linting_errors", 2.0, "2 errors, 1 warnings, 1 notes"), (readings[0].Metric, readings[0].Value, readings[0].Basis));
        Assert.Equal(("lint_score", 89.0), (readings[1].Metric, readings[1].Value));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("hello", "it is neither XML nor a JSON object")]
    [InlineData("<html></html>", "its root is <html>; that of a Cobertura file is <coverage>")]
    [InlineData("<coverage></coverage>", "it states no lines and no line-rate")]
    [InlineData("<coverage line-rate=", "it cannot be read")]
    [InlineData("{ \"a\": 1 }", "it has neither the 'runs' of SARIF nor the lines of coverlet's JSON")]
    [InlineData("{ \"runs\": ", "it cannot be read")]
    public void WhatIsNoReportIsSaid(string content, string fault) =>
        Assert.StartsWith(fault, Assert.Throws<FormatException>(() => Read("x", content)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task R35_ABenchmarkScoreIsRecordedWithSuiteAndVersion()
    {
        var before = Perf.Rejected;
        using (Perf.BeginSession("benchmarks"))
        {
            Assert.Equal("benchmark_score_swe_bench_2_1", BenchmarkScore.Record("SWE-Bench", 84.8, "2.1"));
            Assert.Null(BenchmarkScore.Record("SWE-Bench", 101, "2.1"));
            Assert.Null(BenchmarkScore.Record("SWE-Bench", 84.8, "–"));
        }

        var directory = OwnDirectory.Drained();
        Assert.Equal(2, Perf.Rejected - before);
        Assert.Equal([84.8, "percent"], Stored.Read("select value, unit from metrics where name = 'benchmark_score_swe_bench_2_1'"));
        var row = Assert.Single(await BenchmarkScoreRow.LoadAsync(directory), static one => one.SessionId == "benchmarks");
        Assert.Equal(("SWE-Bench", "2.1", 84.8), (row.Suite, row.Version, row.Score));
    }

    private IReadOnlyList<QualityReading> Read(string name, string content)
    {
        var path = Path.Combine(_root.FullName, name);
        File.WriteAllText(path, content);
        return QualityReport.Read(path);
    }
}
