using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerfGen.Query.Sandbox;

namespace PerfGen.Query.Results;

/// <summary>
/// Writes rows as JSON: <c>perfgen.query/1</c>. A number is a number where every reader of JSON gets it whole, and text where it would lose digits
/// (beyond 2^53, more than 15 digits) or JSON has no word for it (NaN, Infinity). Times are ISO 8601, blobs base64, lists arrays, structs and maps objects.
/// </summary>
public static class JsonResult
{
    /// <summary>Name and version of the form.</summary>
    public const string Schema = "perfgen.query/1";

    private const long LargestSafeInteger = (1L << 53) - 1;
    private const int FlushAt = 1 << 15;

    /// <summary>Writes all rows that are left, and a line end.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>How many there were.</returns>
    public static async Task<long> WriteAsync(Stream output, IQueryRows rows)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteStartArray("columns");
        foreach (var column in rows.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        long count = 0;
        for (; await rows.ReadAsync().ConfigureAwait(false); count++)
        {
            json.WriteStartObject();
            for (var i = 0; i < rows.Columns.Count; i++)
            {
                json.WritePropertyName(rows.Columns[i].Name);
                WriteValue(json, rows, i);
            }

            json.WriteEndObject();
            if (json.BytesPending > FlushAt)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteNumber("row_count", count);
        json.WriteBoolean("truncated", rows.IsTruncated);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
        return count;
    }

    private static void WriteValue(Utf8JsonWriter json, IQueryRows rows, int column)
    {
        if (rows.IsNull(column))
        {
            json.WriteNullValue();
            return;
        }

        switch (rows.Columns[column].Kind)
        {
            case QueryColumnKind.Boolean:
                json.WriteBooleanValue(rows.GetBoolean(column));
                break;
            case QueryColumnKind.Integer when rows.GetInteger(column) is >= -LargestSafeInteger and <= LargestSafeInteger:
                json.WriteNumberValue(rows.GetInteger(column));
                break;
            case QueryColumnKind.Real when double.IsFinite(rows.GetReal(column)):
                WriteNumber(json, rows.GetText(column));
                break;
            case QueryColumnKind.Exact when IsWholeInDouble(rows.GetText(column)):
                WriteNumber(json, rows.GetText(column));
                break;
            case QueryColumnKind.Json:
                WriteJson(json, rows.GetText(column));
                break;
            default:
                json.WriteStringValue(rows.GetText(column));
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string number) => json.WriteRawValue(number, skipInputValidation: false);

    private static bool IsWholeInDouble(string number) =>
        number.Contains('.', StringComparison.Ordinal)
            ? number.Count(char.IsAsciiDigit) - LeadingZeros(number) <= 15
            : BigInteger.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && BigInteger.Abs(whole) <= LargestSafeInteger;

    private static int LeadingZeros(string number) => number.TakeWhile(static c => c is '-' or '0' or '.').Count(static c => c == '0');

    private static void WriteJson(Utf8JsonWriter json, string text)
    {
        try
        {
            json.WriteRawValue(text, skipInputValidation: false);
        }
        catch (JsonException)
        {
            // The engine writes NaN and Infinity inside lists, which JSON does not know.
            json.WriteStringValue(text);
        }
    }
}
