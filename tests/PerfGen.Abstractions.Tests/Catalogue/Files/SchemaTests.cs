using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Catalogue.Files;

/// <summary>The schema that editors check by says what the reader says.</summary>
public sealed class SchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../../src/PerfGen/schema/perfgen.metrics.schema.json"));

    private static readonly JsonElement Schema = JsonDocument.Parse(Text).RootElement;

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

    /// <summary>What editors mark by the schema the compiler reports as well: what is required, what a name looks like, and that no other keys are allowed.</summary>
    [Fact]
    public void ItIsAsStrictAsTheReader()
    {
        Assert.Equal([MetricKeys.Metrics], Required(Schema));
        Assert.Equal([MetricKeys.Name, MetricKeys.Unit], Required(Definition("metric")));
        Assert.Equal([MetricKeys.Name], Required(Definition("tag")));
        Assert.All([Schema, Definition("metric"), Definition("tag")], static part => Assert.False(part.GetProperty("additionalProperties").GetBoolean()));
        var pattern = Definition("name").GetProperty("pattern").GetString()!;
        Assert.All(
            ["a", "a_b", "a.b1", "A", "a__b", "_a", "a_", "1a", "a b", "", "a.", "ä"],
            name => Assert.Equal(Regex.IsMatch(name, pattern), MetricNameForm.IsWellFormed(name)));
        Assert.Equal(MetricNameForm.MaxLength, Definition("name").GetProperty("maxLength").GetInt32());
    }

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    private static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name).Order();

    private static IEnumerable<string> Enumeration(string definition, string key) =>
        Definition(definition).GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Select(static word => word.GetString()!).Order();

    private static IEnumerable<string> Required(JsonElement schema) => schema.GetProperty("required").EnumerateArray().Select(static key => key.GetString()!);

    private static IEnumerable<string> Words<T>(IEnumerable<(string Word, T Meaning)> words) => words.Select(static word => word.Word).Order();

    private static string Here([CallerFilePath] string file = "") => file;
}
