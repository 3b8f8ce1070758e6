using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Catalogue.Files;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("""{ "a": [1, -2.5e3, true, null, "x\n\"ü\\"], "b": {} }""")]
    [InlineData("""[]""")]
    [InlineData("\"only text\"")]
    public void WhatIsJsonIsReadAsTheFrameworkReadsIt(string text)
    {
        var (root, fault) = JsonReader.Read(text);

        Assert.Null(fault);
        using var expected = JsonDocument.Parse(text);
        Assert.Equal(Canonical(expected.RootElement), Canonical(root!));
    }

    /// <summary>The fault stands where an editor would mark it; the marked place is between « and ».</summary>
    [Theory]
    [InlineData("""{ "a": 1, «,» "b": 2 }""", "a key in double quotes should stand here")]
    [InlineData("""{ "a": 1 «"»b": 2 }""", "a comma is missing before this")]
    [InlineData("""{ "a": 1«,» }""", "nothing follows this comma but '}': take it away")]
    [InlineData("""[ 1«,» ]""", "nothing follows this comma but ']': take it away")]
    [InlineData("""{ "a" «1» }""", "a colon is missing behind \"a\"")]
    [InlineData("""{ «'»a': 1 }""", "a key in double quotes should stand here")]
    [InlineData("""{ "a": «'»x' }""", "text stands in double quotes")]
    [InlineData("""{ "a": «nothing» }""", "'nothing' is no JSON value; text stands in double quotes")]
    [InlineData("""{ "a": «1.2.3» }""", "'1.2.3' is not a number")]
    [InlineData("{ \"a\": «\"x»\n }", "this text has no closing quote in its line")]
    [InlineData("""{ "a": "«\q»" }""", "there is no such escape; a backslash is written '\\\\'")]
    [InlineData("{ «//» no\n \"a\": 1 }", "JSON has no comments; say it in a \"description\"")]
    [InlineData("""{ "a": 1 } «x»""", "nothing may follow the end of the JSON text")]
    [InlineData("""{ "a": [1, 2«»""", "the file ends before its ']'")]
    [InlineData("«»", "the file ends where a value should stand")]
    public void WhatIsNotIsReportedOnceAtItsPlace(string marked, string message)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var at = TextRange.Between(start, marked.IndexOf('»', StringComparison.Ordinal) - 1);

        var fault = JsonReader.Read(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)).Fault;

        Assert.Equal((at, message), fault);
    }

    [Theory]
    [InlineData("""{ "a": 1 "b": 2 }""")]
    [InlineData("""{ "a": 1, "b": 2, }""")]
    [InlineData("""{ "a": 1, /* why */ "b": 2 }""")]
    public void WhatStandsBehindASmallFaultIsReadAllTheSame(string text) =>
        Assert.Equal(["a", "b"], Assert.IsType<JsonObject>(JsonReader.Read(text).Root).Members.Select(static member => member.Key.Text));

    [Fact]
    public void AnyDepthIsEnded()
    {
        var (_, fault) = JsonReader.Read(new string('[', 100_000));

        Assert.Equal("this is nested too deeply", fault!.Value.Message);
    }

    /// <summary>Any text at all ends, without an exception; and what the framework accepts is accepted, and nothing else.</summary>
    [Fact]
    public void EveryTextIsJudgedAsTheFrameworkJudgesIt() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3_000),
        Prop.ForAll(Texts().ToArbitrary(), static text =>
        {
            var (root, fault) = JsonReader.Read(text);
            try
            {
                using var expected = JsonDocument.Parse(text);
                return fault is null && Canonical(expected.RootElement) == Canonical(root!);
            }
            catch (JsonException)
            {
                return fault is not null;
            }
        }));

    /// <summary>Pieces of JSON in any order: mostly wrong, sometimes right, and never far from it.</summary>
    private static Gen<string> Texts() =>
        from pieces in Gen.ArrayOf(Gen.Elements("{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "1", "-0.5", "2e2", "true", "null", " ", "\n", "\"\\u00fc\"", "\"\\", "x", "-"))
        from isObject in Gen.Elements(true, false)
        select isObject ? "{\"k\":[" + string.Concat(pieces) + "]}" : string.Concat(pieces);

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().Select(static member => member.Name + ":" + Canonical(member.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Canonical)) + "]",
        JsonValueKind.String => "'" + value.GetString() + "'",
        JsonValueKind.Number => FormattableString.Invariant($"{value.GetDouble()}"),
        _ => value.GetRawText(),
    };

    private static string Canonical(JsonValue value) => value switch
    {
        JsonObject o => "{" + string.Join(",", o.Members.Select(static member => member.Key.Text + ":" + Canonical(member.Value))) + "}",
        JsonArray a => "[" + string.Join(",", a.Items.Select(Canonical)) + "]",
        JsonString text => "'" + text.Text + "'",
        JsonNumber number => FormattableString.Invariant($"{number.Value}"),
        _ => value.Kind,
    };
}
