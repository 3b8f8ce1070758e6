using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Catalogue.Files;

public sealed class CatalogueTextTests
{
    private const string New = """{ "name": "new", "unit": "count" }""";

    [Theory]
    [InlineData("{\n  \"metrics\": [\n    { \"name\": \"a\", \"unit\": \"count\" }\n  ]\n}\n", "{\n  \"metrics\": [\n    { \"name\": \"a\", \"unit\": \"count\" },\n    " + New + "\n  ]\n}\n")]
    [InlineData("{\n  \"metrics\": []\n}", "{\n  \"metrics\": [\n    " + New + "\n  ]\n}")]
    [InlineData("{ \"metrics\": [{ \"name\": \"a\", \"unit\": \"count\" }] }", "{ \"metrics\": [{ \"name\": \"a\", \"unit\": \"count\" }, " + New + "] }")]
    [InlineData("{ \"metrics\": 1 }", null)]
    [InlineData("", null)]
    public void AnEntryIsAddedInTheMannerOfTheOthers(string before, string? after) => Assert.Equal(after, CatalogueText.Add(before, [New]));

    [Theory]
    [InlineData("a", "{ \"metrics\": [\n  { \"name\": \"b\", \"unit\": \"count\" },\n  { \"name\": \"c\", \"unit\": \"count\" }\n] }")]
    [InlineData("b", "{ \"metrics\": [\n  { \"name\": \"a\", \"unit\": \"count\" },\n  { \"name\": \"c\", \"unit\": \"count\" }\n] }")]
    [InlineData("c", "{ \"metrics\": [\n  { \"name\": \"a\", \"unit\": \"count\" },\n  { \"name\": \"b\", \"unit\": \"count\" }\n] }")]
    public void AnEntryIsTakenOutWithItsCommaAndItsLine(string name, string after)
    {
        const string Before = "{ \"metrics\": [\n  { \"name\": \"a\", \"unit\": \"count\" },\n  { \"name\": \"b\", \"unit\": \"count\" },\n  { \"name\": \"c\", \"unit\": \"count\" }\n] }";
        var entry = CatalogueFile.Read("perfgen.metrics.json", CatalogueFileRole.Project, Before).Entries.Single(entry => entry.Metric.Name == name);

        Assert.Equal(after, CatalogueText.Remove(Before, entry.At));
    }

    [Fact]
    public void WhatIsWrittenIsReadBackAsItWas()
    {
        foreach (var metric in MetricCatalogue.All.Append(new("a", "{x}", MetricInstrument.UpDownCounter, -1.25, 1e300, MetricDirection.LowerIsBetter, MetricCategory.Scale, "A \"quoted\"\n\\ text.")
        {
            Deprecated = "why", RenamedTo = "b", Stability = MetricStability.Development, Tags = [],
        }))
        {
            var file = CatalogueFile.Read("x.json", CatalogueFileRole.Project, $$"""{ "metrics": [{{CatalogueText.Entry(metric)}}] }""");

            Assert.Empty(file.Faults);
            Assert.Equal(metric with { Tags = [] }, file.Entries.Single().Metric with { Tags = [] });
        }
    }

    [Fact]
    public void TagsAreReadBackAsTheyWere()
    {
        const string Written = """{ "name": "a", "unit": "count", "tags": ["x", { "name": "y", "type": "integer", "values": ["1", "2"], "required": true, "stability": "development" }], "stability": "development" }""";
        var metric = Read(Written);
        var again = Read(CatalogueText.Entry(metric));

        Assert.Equal(metric.Tags.Select(static tag => tag with { Values = [] }), again.Tags.Select(static tag => tag with { Values = [] }));
        Assert.Equal(metric.Tags[1].Values, again.Tags[1].Values);

        static MetricDefinition Read(string entry) => CatalogueFile.Read("x.json", CatalogueFileRole.Project, $$"""{ "metrics": [{{entry}}] }""").Entries.Single().Metric;
    }
}
