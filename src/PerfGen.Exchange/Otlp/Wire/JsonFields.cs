using System.Globalization;
using System.Text.Json;
using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>
/// Reads fields of JSON as the protocol maps them: names in lowerCamelCase, whole numbers of 64 bits as text (plain numbers are read too), enums as numbers, ids as
/// hexadecimal digits. A field that is null counts as not sent; one that is not known is left out.
/// </summary>
internal static class JsonFields
{
    public delegate T ReadItem<out T>(JsonElement item);

    /// <summary>The text of a request as its one value.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            throw new OtlpFormatException("it is no JSON object");
        }
        catch (JsonException error)
        {
            throw new OtlpFormatException($"it is no JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
        }
    }

    /// <summary>A request: resources, in each scopes, in each items.</summary>
    public static List<OtlpGroup<T>> Groups<T>(ReadOnlyMemory<byte> body, string resources, string scopes, string items, ReadItem<T> read)
    {
        using var document = Parse(body);
        var groups = new List<OtlpGroup<T>>();
        foreach (var resource in document.RootElement.List(resources))
        {
            var attributes = resource.Object("resource") is { } process ? process.Attributes() : OtlpAttributes.None;
            foreach (var scope in resource.List(scopes))
            {
                groups.Add(new OtlpGroup<T>(attributes, scope.Object("scope")?.Text("name") ?? "", [.. scope.List(items).Select(item => read(item))]));
            }
        }

        return groups;
    }

    /// <summary>The attributes of an object.</summary>
    public static OtlpAttributes Attributes(this JsonElement of)
    {
        var attributes = new OtlpAttributes();
        foreach (var pair in of.List("attributes"))
        {
            attributes.Add(pair.Text("key"), pair.Object("value") is { } value ? Value(value) : null);
        }

        return attributes;
    }

    /// <summary>A value that is one thing; null for lists, maps and bytes.</summary>
    public static object? Value(JsonElement any) =>
        any.Find("stringValue") is not null ? any.Text("stringValue")
        : any.Find("boolValue") is not null ? any.Flag("boolValue")
        : any.Find("intValue") is not null ? (object)any.Whole("intValue") // Not as the number that the next line would make of it.
        : any.Find("doubleValue") is not null ? any.Number("doubleValue")
        : null;

    public static string Text(this JsonElement of, string name) => of.Find(name) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => Decoded(text, name),
        _ => throw Wrong(name, "text"),
    };

    /// <summary>An id: hexadecimal digits of so many bytes, or none.</summary>
    public static string Hex(this JsonElement of, string name)
    {
        var text = of.Text(name);
        return text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : throw Wrong(name, "hexadecimal digits");
    }

    public static bool Flag(this JsonElement of, string name) => of.Find(name)?.ValueKind switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw Wrong(name, "true or false"),
    };

    public static long Whole(this JsonElement of, string name) => of.Find(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
        { ValueKind: JsonValueKind.String } text when long.TryParse(Decoded(text, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw Wrong(name, "a whole number"),
    };

    public static ulong Fixed(this JsonElement of, string name) => of.Find(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } number when number.TryGetUInt64(out var value) => value,
        { ValueKind: JsonValueKind.String } text when ulong.TryParse(Decoded(text, name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw Wrong(name, "a whole number from 0 on"),
    };

    /// <summary>A number; what is none, as JSON cannot write it, is text.</summary>
    public static double? Number(this JsonElement of, string name) => of.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) => value,
        { ValueKind: JsonValueKind.String } text when Decoded(text, name) is var said => said switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ when double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
            _ => throw Wrong(name, "a number"),
        },
        _ => throw Wrong(name, "a number"),
    };

    public static JsonElement? Object(this JsonElement of, string name) => of.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } found => found,
        _ => throw Wrong(name, "an object"),
    };

    public static IEnumerable<JsonElement> List(this JsonElement of, string name)
    {
        var found = of.Find(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().ToArray(),
            _ => throw Wrong(name, "a list"),
        };
        return found.All(static item => item.ValueKind == JsonValueKind.Object) ? found : throw Wrong(name, "a list of objects");
    }

    private static JsonElement? Find(this JsonElement of, string name) =>
        of.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static string Decoded(JsonElement text, string name)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a character.
            throw Wrong(name, "text");
        }
    }

    private static OtlpFormatException Wrong(string name, string wanted) => new($"'{name}' is not {wanted}");
}
