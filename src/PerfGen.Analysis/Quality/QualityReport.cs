using System.Text.Json;
using System.Xml;

namespace PerfGen.Analysis;

/// <summary>Reads what other tools report about quality: coverage from Cobertura and coverlet files, findings of linters from SARIF. The form is told from the content.</summary>
public static class QualityReport
{
    /// <summary>Reads a report.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its figures, at least one.</returns>
    /// <exception cref="FormatException">It is no report that can be read; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static IReadOnlyList<QualityReading> Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            int first;
            do
            {
                first = file.ReadByte();
            }
            while (first is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);
            file.Position = 0;
            return first switch
            {
                '<' => CoberturaReport.Read(file),
                '{' => ReadJson(file),
                -1 => throw new FormatException("the file is empty"),
                _ => throw new FormatException("it is neither XML nor a JSON object; there are Cobertura, coverlet JSON and SARIF"),
            };
        }
        catch (Exception error) when (error is JsonException or XmlException)
        {
            throw new FormatException($"it cannot be read: {error.Message}", error);
        }
    }

    private static IReadOnlyList<QualityReading> ReadJson(Stream file)
    {
        using var document = JsonDocument.Parse(file);
        return document.RootElement.TryGetProperty("runs", out var runs) && runs.ValueKind == JsonValueKind.Array
            ? SarifReport.Read(runs)
            : CoverletReport.Read(document.RootElement);
    }
}
