using System.Text.Json;

namespace PerfGen.Query.Sandbox;

/// <summary>What the engine's parser saw in one SELECT statement.</summary>
internal sealed class ParsedSql
{
    private readonly HashSet<string> _tableFunctions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Alias)> _tables = [];

    public ParsedSql(string select, string explain, JsonElement tree)
    {
        Select = select;
        Explain = explain;
        Walk(tree);
    }

    /// <summary>The statement, without EXPLAIN before it.</summary>
    public string Select { get; }

    /// <summary>EXPLAIN and its options, where the user wrote them.</summary>
    public string Explain { get; }

    public bool IsExplain => Explain.Length > 0;

    public IReadOnlyCollection<string> TableFunctions => _tableFunctions;

    /// <summary>Tables and views that are named, each with its alias; without one, that is empty.</summary>
    public IReadOnlyList<(string Name, string Alias)> Tables => _tables;

    public bool HasParameters { get; private set; }

    private void Walk(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Walk(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            Note(element);
            foreach (var property in element.EnumerateObject())
            {
                Walk(property.Value);
            }
        }
    }

    private void Note(JsonElement element)
    {
        switch (Text(element, "type"))
        {
            case "TABLE_FUNCTION" when element.TryGetProperty("function", out var function):
                _tableFunctions.Add(Text(function, "function_name") ?? "?");
                break;
            case "BASE_TABLE":
                _tables.Add((Text(element, "table_name") ?? "", Text(element, "alias") ?? ""));
                break;
            case "VALUE_PARAMETER":
                HasParameters = true;
                break;
        }
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
