using System.Text.Json;
using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB.Models;

/// <summary>What the store reads of the project's <c>perfgen.json</c>: prices, and names of models.</summary>
internal sealed class ProjectFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly JsonElement _root;

    private ProjectFile(string path, JsonElement root, bool exists, IReadOnlyList<string> problems)
    {
        Path = path;
        _root = root;
        Exists = exists;
        Problems = problems;
    }

    public string Path { get; }

    public bool Exists { get; }

    public IReadOnlyList<string> Problems { get; }

    public IReadOnlyList<(string Alias, string Model)> ModelAliases =>
        Member(_root, "model_aliases") is { ValueKind: JsonValueKind.Object } aliases
            ? [.. aliases.EnumerateObject().Where(static alias => alias.Value.ValueKind == JsonValueKind.String).Select(static alias => (alias.Name, alias.Value.GetString()!))]
            : [];

    public static ProjectFile Find(DataDirectory directory)
    {
        if (directory.SettingsFile is not { } path)
        {
            return new(System.IO.Path.Combine(directory.Path, "perfgen.json"), default, false, []);
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return new(path, document.RootElement.Clone(), true, []);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return new(path, default, false, [$"'{path}' cannot be read, and counts as empty: {error.Message}"]);
        }
    }

    /// <summary>The project's prices, and their text.</summary>
    /// <exception cref="PriceListException">They are no price list.</exception>
    /// <exception cref="IOException">The file that they are in cannot be read.</exception>
    public (PriceList List, string Text) ReadPrices()
    {
        if (Member(_root, "prices") is not { } prices)
        {
            return (PriceList.Empty, "");
        }

        if (prices.ValueKind != JsonValueKind.String)
        {
            return (PriceListReader.Read(prices), prices.GetRawText());
        }

        var file = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, prices.GetString()!);
        var text = File.ReadAllText(file);
        using var document = JsonDocument.Parse(text, Lenient);
        return (PriceListReader.Read(document.RootElement), text);
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
