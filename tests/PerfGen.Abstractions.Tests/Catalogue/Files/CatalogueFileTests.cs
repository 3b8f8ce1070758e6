using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Catalogue.Files;

public sealed class CatalogueFileTests
{
    [Theory]
    [InlineData("/a/perfgen.metrics.json", "Project")]
    [InlineData(@"C:\a\PerfGen.Metrics.json", "Project")]
    [InlineData("/a/perfgen.metrics.shipped.json", "Shipped")]
    [InlineData("/a/otel.perfgen.metrics.json", "Registry")]
    [InlineData("/a/myperfgen.metrics.json", null)]
    [InlineData("/a/perfgen.json", null)]
    public void TheNameSaysWhatAFileIsFor(string path, string? role) => Assert.Equal(role, CatalogueFile.RoleOf(path)?.ToString());

    [Fact]
    public void EverythingThatAnEntrySaysIsRead()
    {
        var metric = Read("""
            { "metrics": [{ "name": "review_depth", "unit": "{step}/s", "instrument": "histogram", "minimum": -1.5, "maximum": 1e3, "better": "lower", "category": "quality",
              "description": "d", "deprecated": "why", "renamed_to": "success_rate", "stability": "development",
              "tags": ["plain", { "name": "full", "type": "integer", "values": [1, 2], "required": true, "stability": "development", "description": "t" }] }] }
            """).Entries.Single().Metric;

        Assert.Equal(
            new("review_depth", "{step}/s", MetricInstrument.Histogram, -1.5, 1000, MetricDirection.LowerIsBetter, MetricCategory.Quality, "d")
            {
                Deprecated = "why", RenamedTo = "success_rate", Stability = MetricStability.Development, Tags = metric.Tags,
            },
            metric);
        Assert.Equal(("plain", MetricTagType.String, 0, false), (metric.Tags[0].Name, metric.Tags[0].Type, metric.Tags[0].Values.Count, metric.Tags[0].IsRequired));
        Assert.Equal(("full", MetricTagType.Integer, "1 2", true, MetricStability.Development), (metric.Tags[1].Name, metric.Tags[1].Type, string.Join(' ', metric.Tags[1].Values), metric.Tags[1].IsRequired, metric.Tags[1].Stability));
    }

    [Theory]
    [InlineData("s", "seconds", "Histogram", "Timing")]
    [InlineData("By", "bytes", "Gauge", "Resource")]
    [InlineData("1", "ratio", "Gauge", "Outcome")]
    [InlineData("{token}", "tokens", "Counter", "Usage")]
    [InlineData("EUR", "EUR", "Counter", "Cost")]
    [InlineData("score", "score", "Gauge", "Quality")]
    [InlineData("{request}", "{request}", "Counter", "Usage")]
    public void WhatIsNotSaidIsWhatTheUnitLetsExpect(string unit, string word, string instrument, string category)
    {
        var metric = Read($$"""{ "metrics": [{ "name": "a", "unit": "{{unit}}" }] }""").Entries.Single().Metric;

        Assert.Equal((word, instrument, category, false), (metric.Unit, metric.Instrument.ToString(), metric.Category.ToString(), metric.HasRange));
    }

    /// <summary>One fault each, at the marked place; « and » are not part of the text.</summary>
    [Theory]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "«secnods»" }] }""", "'secnods' is not a unit; did you mean 'seconds'?", "a")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "«»" }] }""", "'' is not a unit: write a word of PerfGen.Units, a UCUM code, or what is counted in braces", "")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "«ms»" }] }""", "metrics of this kind are recorded in seconds, not in ms; values in ms are converted", "a")]
    [InlineData("""{ "metrics": [{ "name": "a", "«untis»": 1, "unit": "count" }] }""", "there is no \"untis\" here; did you mean \"unit\"?", "a")]
    [InlineData("""{ "«metric»": [], "metrics": [] }""", "there is no \"metric\" here; did you mean \"metrics\"?", "")]
    [InlineData("""{ "metrics": [{ "name": "«ReviewDepth»", "unit": "count" }, { "name": "b", "unit": "count" }] }""", "'ReviewDepth' is not a name: words of lower-case letters and digits, joined by one underscore or dot each; write 'review_depth'", "b")]
    [InlineData("""{ "metrics": [«{» "unit": "count" }] }""", "a metric has a \"name\"", "")]
    [InlineData("""{ "metrics": [«{» "name": "a" }] }""", "'a' has no \"unit\"", "")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": «1» }] }""", "\"unit\" has to be text in double quotes, not a number", "")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "minimum": 5, "maximum": «5» }] }""", "the maximum 5 is not above the minimum 5", "a")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "instrument": "«guage»" }] }""", "\"instrument\" is 'guage'; it has to be histogram, counter, gauge, updowncounter; did you mean 'gauge'?", "a")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "better": "«big»" }] }""", "\"better\" is 'big'; it has to be none, higher, lower", "a")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "«unit»": "bytes" }] }""", "\"unit\" stands here a second time", "a")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "tags": ["x", "«x»"] }] }""", "the tag 'x' stands here a second time", "a")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "tags": [«{» "type": "string" }] }] }""", "a tag has a \"name\"", "a")]
    [InlineData("""{ "metrics": [«"a"», { "name": "b", "unit": "count" }] }""", """a metric is an object, { "name": …, "unit": … }, not text""", "b")]
    [InlineData("""{ "metrics": «{»} }""", "\"metrics\" has to be an array, not an object", "")]
    [InlineData("""«{»}""", "\"metrics\" is missing: the array of what is described", "")]
    [InlineData("""«[»]""", """a catalogue is an object, { "metrics": [ … ] }, not an array""", "")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count" } «{» "name": "b", "unit": "count" }] }""", "a comma is missing before this", "a b")]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count" }, { "name": "b", "unit"«»""", "a colon is missing behind \"unit\"", "a")]
    public void OneFaultIsReportedOnceAndTheRestHolds(string marked, string message, string entries)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var at = TextRange.Between(start, marked.IndexOf('»', StringComparison.Ordinal) - 1);

        var file = Read(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));

        var fault = Assert.Single(file.Faults);
        Assert.Equal((CatalogueFaultKind.Invalid, message), (fault.Kind, fault.Message));
        Assert.Equal(message == "the file ends" ? fault.At : at with { Length = marked.Contains("«»", StringComparison.Ordinal) ? fault.At.Length : at.Length }, fault.At);
        Assert.Equal(entries, string.Join(' ', file.Entries.Select(static entry => entry.Metric.Name)));
    }

    [Fact]
    public void AStableMetricWithATagThatMayChangeIsRemarked() =>
        Assert.Equal(CatalogueFaultKind.UnstableTag, Assert.Single(Read("""{ "metrics": [{ "name": "a", "unit": "count", "tags": [{ "name": "x", "stability": "development" }] }] }""").Faults).Kind);

    [Theory]
    [InlineData("ab\ncd", 0, 1, 1)]
    [InlineData("ab\ncd", 4, 2, 2)]
    [InlineData("ab\r\ncd", 4, 2, 1)]
    public void APlaceIsALineAndAColumn(string text, int start, int line, int column) => Assert.Equal((line, column), new TextRange(start, 1).Of(text));

    private static CatalogueFile Read(string text) => CatalogueFile.Read("perfgen.metrics.json", CatalogueFileRole.Project, text);
}
