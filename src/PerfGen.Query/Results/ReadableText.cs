using System.Globalization;
using PerfGen.Query.Sandbox;

namespace PerfGen.Query.Results;

/// <summary>Values as people read them. What programs read (JSON, CSV, Parquet) is exact.</summary>
internal static class ReadableText
{
    private const int Digits = 15;

    /// <summary>
    /// The text of a value that is known. The last digits of a double that has more than 15 tell which of two neighbours it is, and nothing of what was measured: 0.1 + 0.2 is 0.3. Whole numbers keep all digits.
    /// </summary>
    public static string Of(IQueryRows rows, int column)
    {
        var text = rows.GetText(column);
        return text.Length > Digits && text.Contains('.', StringComparison.Ordinal) && rows.Columns[column] is { Kind: QueryColumnKind.Real, Type: "DOUBLE" }
            ? rows.GetReal(column).ToString("G15", CultureInfo.InvariantCulture)
            : text;
    }
}
