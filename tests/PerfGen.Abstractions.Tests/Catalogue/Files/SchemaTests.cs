using System.Runtime.CompilerServices;
using System.Text.Json;
using Json.Schema;
using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Catalogue.Files;

/// <summary>The schema that editors check by says what the reader says.</summary>
public sealed class SchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../../src/PerfGen/schema/perfgen.metrics.schema.json"));

    private static readonly JsonElement Schema = JsonDocument.Parse(Text).RootElement;

    private static readonly JsonSchema Evaluated = JsonSchema.FromText(Text);

    [Fact]
    public void ItHasTheKeysOfTheReader()
    {
        Assert.Equal(MetricKeys.OfFile.Order(), Keys(Schema));
        Assert.Equal(MetricKeys.OfMetric.Order(), Keys(Definition("metric")));
        Assert.Equal(MetricKeys.OfTag.Order(), Keys(Definition("tag")));
    }

    [Fact]
    public void ItHasTheWordsOfTheReader()
    {
        Assert.Equal(Words(MetricWords.Instruments), Enumeration("metric", MetricKeys.Instrument));
        Assert.Equal(Words(MetricWords.Directions), Enumeration("metric", MetricKeys.Better));
        Assert.Equal(Words(MetricWords.Categories), Enumeration("metric", MetricKeys.Category));
        Assert.Equal(Words(MetricWords.TagTypes), Enumeration("tag", MetricKeys.Type));
        Assert.Equal(Words(MetricWords.Stabilities), Definition("stability").GetProperty("enum").EnumerateArray().Select(static word => word.GetString()!).Order());
    }

    /// <summary>What the schema refuses the reader reports; the reader knows more (units, duplicates, renames).</summary>
    [Theory]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "minimum": 0, "maximum": 1, "better": "higher", "tags": ["x", { "name": "y", "values": ["p"] }] }] }""", true)]
    [InlineData("""{ "$schema": "x", "registry": "r", "metrics": [] }""", true)]
    [InlineData("""{ }""", false)]
    [InlineData("""{ "metrics": [{ "name": "A b", "unit": "count" }] }""", false)]
    [InlineData("""{ "metrics": [{ "name": "a" }] }""", false)]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "untis": 1 }] }""", false)]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "instrument": "guage" }] }""", false)]
    [InlineData("""{ "metrics": [{ "name": "a", "unit": "count", "tags": [{ "required": true }] }] }""", false)]
    [InlineData("""{ "metrics": {} }""", false)]
    public void ItAcceptsAndRefusesWhatTheReaderDoes(string text, bool isFine)
    {
        using var document = JsonDocument.Parse(text);

        Assert.Equal(isFine, Evaluated.Evaluate(document.RootElement).IsValid);
        Assert.Equal(isFine, CatalogueFile.Read("perfgen.metrics.json", CatalogueFileRole.Project, text).Faults.Count == 0);
    }

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    private static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name).Order();

    private static IEnumerable<string> Enumeration(string definition, string key) =>
        Definition(definition).GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Select(static word => word.GetString()!).Order();

    private static IEnumerable<string> Words<T>(IEnumerable<(string Word, T Meaning)> words) => words.Select(static word => word.Word).Order();

    private static string Here([CallerFilePath] string file = "") => file;
}
