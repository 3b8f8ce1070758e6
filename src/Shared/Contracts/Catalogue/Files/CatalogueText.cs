using System.Globalization;
using System.Text;

namespace PerfGen.Contracts;

/// <summary>Writes catalogue files, and changes them without touching what else stands in them.</summary>
internal static class CatalogueText
{
    /// <summary>One entry in one line. Only what its unit would not let expect is said.</summary>
    public static string Entry(MetricDefinition metric)
    {
        var (instrument, category) = MetricWords.Expected(metric.ParsedUnit);
        var fields = new List<string>();
        Add(MetricKeys.Name, metric.Name);
        Add(MetricKeys.Unit, metric.Unit);
        Add(MetricKeys.Instrument, metric.Instrument == instrument ? null : MetricWords.Of(MetricWords.Instruments, metric.Instrument));
        AddNumber(MetricKeys.Minimum, metric.Minimum);
        AddNumber(MetricKeys.Maximum, metric.Maximum);
        Add(MetricKeys.Better, metric.Direction == MetricDirection.None ? null : MetricWords.Of(MetricWords.Directions, metric.Direction));
        Add(MetricKeys.Category, metric.Category == category ? null : MetricWords.Of(MetricWords.Categories, metric.Category));
        Add(MetricKeys.Description, metric.Description.Length == 0 ? null : metric.Description);
        Add(MetricKeys.Deprecated, metric.Deprecated);
        Add(MetricKeys.RenamedTo, metric.RenamedTo);
        Add(MetricKeys.Stability, metric.Stability == MetricStability.Stable ? null : MetricWords.Of(MetricWords.Stabilities, metric.Stability));
        if (metric.Tags.Count > 0)
        {
            fields.Add($"{Quoted(MetricKeys.Tags)}: {Tags(metric.Tags)}");
        }

        return $"{{ {string.Join(", ", fields)} }}";

        void Add(string key, string? text)
        {
            if (text is not null)
            {
                fields.Add($"{Quoted(key)}: {Quoted(text)}");
            }
        }

        void AddNumber(string key, double number)
        {
            if (!double.IsInfinity(number))
            {
                fields.Add($"{Quoted(key)}: {number.ToString("R", CultureInfo.InvariantCulture)}");
            }
        }
    }

    /// <summary>The tags of a metric as an array.</summary>
    public static string Tags(IReadOnlyList<MetricTag> tags) => $"[{string.Join(", ", tags.Select(Tag))}]";

    /// <summary>The text with entries behind its last one, indented like it; null where it has no array of metrics.</summary>
    public static string? Add(string text, IReadOnlyList<string> entries)
    {
        if (Metrics(text) is not { } metrics)
        {
            return null;
        }

        if (metrics.Items.Count == 0)
        {
            var indent = Indent(text, text.LastIndexOf('\n', metrics.At.Start) + 1);
            return text.Substring(0, metrics.At.Start) + "[\n" + string.Join(",\n", entries.Select(entry => indent + "  " + entry)) + "\n" + indent + "]" + text.Substring(metrics.At.End);
        }

        var last = metrics.Items[metrics.Items.Count - 1].At;
        var line = text.LastIndexOf('\n', last.Start) + 1;
        var separator = text.Substring(line, last.Start - line).Trim().Length == 0 ? ",\n" + text.Substring(line, last.Start - line) : ", ";
        return text.Insert(last.End, string.Concat(entries.Select(entry => separator + entry)));
    }

    /// <summary>The text without an entry, and without the comma and the line that belong to it.</summary>
    public static string Remove(string text, TextRange entry)
    {
        var (start, end) = (entry.Start, entry.End);
        while (start > 0 && char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        if (start > 0 && text[start - 1] == ',')
        {
            start--;
        }
        else
        {
            // The first one: the comma is behind it, and the next one takes its place.
            start = entry.Start;
            var behind = end;
            while (behind < text.Length && char.IsWhiteSpace(text[behind]))
            {
                behind++;
            }

            if (behind < text.Length && text[behind] == ',')
            {
                end = behind + 1;
                while (end < text.Length && char.IsWhiteSpace(text[end]))
                {
                    end++;
                }
            }
        }

        return text.Remove(start, end - start);
    }

    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Tag(MetricTag tag)
    {
        if (tag is { Type: MetricTagType.String, Values.Count: 0, IsRequired: false, Stability: MetricStability.Stable })
        {
            return Quoted(tag.Name);
        }

        var fields = new List<string> { $"{Quoted(MetricKeys.Name)}: {Quoted(tag.Name)}" };
        if (tag.Type != MetricTagType.String)
        {
            fields.Add($"{Quoted(MetricKeys.Type)}: {Quoted(MetricWords.Of(MetricWords.TagTypes, tag.Type))}");
        }

        if (tag.Values.Count > 0)
        {
            fields.Add($"{Quoted(MetricKeys.Values)}: [{string.Join(", ", tag.Values.Select(Quoted))}]");
        }

        if (tag.IsRequired)
        {
            fields.Add($"{Quoted(MetricKeys.Required)}: true");
        }

        if (tag.Stability != MetricStability.Stable)
        {
            fields.Add($"{Quoted(MetricKeys.Stability)}: {Quoted(MetricWords.Of(MetricWords.Stabilities, tag.Stability))}");
        }

        return $"{{ {string.Join(", ", fields)} }}";
    }

    private static JsonArray? Metrics(string text) =>
        (JsonReader.Read(text).Root as JsonObject)?.Members.FirstOrDefault(static member => member.Key.Text == MetricKeys.Metrics)?.Value as JsonArray;

    private static string Indent(string text, int line)
    {
        var end = line;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.Substring(line, end - line);
    }
}
