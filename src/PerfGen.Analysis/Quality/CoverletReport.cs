using System.Text.Json;

namespace PerfGen.Analysis;

/// <summary>Coverlet's own JSON: module → file → class → method → { Lines: { number: hits } }.</summary>
internal static class CoverletReport
{
    public static IReadOnlyList<QualityReading> Read(JsonElement modules)
    {
        // A line that two methods share, such as that of a lambda, is one line: covered where any of them runs through it.
        var lines = new Dictionary<(string File, string Line), bool>();
        foreach (var module in Members(modules))
        {
            foreach (var file in Members(module.Value))
            {
                foreach (var method in Members(file.Value).SelectMany(static type => Members(type.Value)))
                {
                    if (method.Value.ValueKind == JsonValueKind.Object && method.Value.TryGetProperty("Lines", out var hits))
                    {
                        foreach (var line in Members(hits))
                        {
                            var key = (file.Name, line.Name);
                            lines[key] = (line.Value.ValueKind == JsonValueKind.Number && line.Value.GetInt64() > 0) || lines.GetValueOrDefault(key);
                        }
                    }
                }
            }
        }

        return lines.Count > 0
            ? [CoberturaReport.Coverage(lines.Values.Count(static isCovered => isCovered), lines.Count)]
            : throw new FormatException("it has neither the 'runs' of SARIF nor the lines of coverlet's JSON");
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element) => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];
}
