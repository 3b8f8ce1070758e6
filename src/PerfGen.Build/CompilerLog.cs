using System.Globalization;
using PerfGen.Contracts;

namespace PerfGen.Build;

/// <summary>Reads what PerfGen's analyzers have written into the compiler's error log (SARIF 2.1).</summary>
internal sealed class CompilerLog
{
    private const string Uncalled = "PRFG2011";

    private readonly string _text;
    private readonly JsonObject? _run;

    private CompilerLog(string text, JsonObject? run) => (_text, _run) = (text, run);

    /// <summary>The results of PerfGen's coverage rules, each with its text.</summary>
    public IEnumerable<(JsonObject Result, string Text)> Results => Objects(_run, "results")
        .Where(static result => Text(result, "ruleId").StartsWith("PRFG2", StringComparison.Ordinal) || Text(result, "ruleId") == "PRFG9001")
        .Select(result => (result, _text.Substring(result.At.Start, result.At.Length)));

    /// <summary>The text of the member that says which compiler wrote the log.</summary>
    public string Tool => Member(_run, "tool") is { } tool ? _text.Substring(tool.At.Start, tool.At.Length) : "{}";

    /// <summary>Null where the file is no log of the compiler.</summary>
    public static CompilerLog? Read(string path)
    {
        var text = File.ReadAllText(path);
        return Objects(JsonReader.Read(text).Root as JsonObject, "runs").FirstOrDefault() is { } run ? new CompilerLog(text, run) : null;
    }

    /// <summary>What became of the calls; null where the project tracks nothing.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="folder">The project's folder, with a separator at its end.</param>
    public Coverage? Read(string project, string folder)
    {
        var results = Results.Select(static result => result.Result).ToList();
        if (results.Find(static result => Text(result, "ruleId") == "PRFG2099") is not { } score)
        {
            return null;
        }

        var methods = results
            .Where(static result => Property(result, "perfgen.id").Length > 0)
            .GroupBy(static result => (Id: Property(result, "perfgen.id"), Name: Property(result, "perfgen.method")))
            .Select(method =>
            {
                var calls = method.Where(static result => Text(result, "ruleId") is not (Uncalled or "PRFG2010")).Select(result => Place(result, folder)).OrderBy(static place => place.File, StringComparer.Ordinal).ThenBy(static place => place.Line).ThenBy(static place => place.Column).ToList();
                return new CoveredMethod(
                    method.Key.Name,
                    method.Key.Id,
                    method.Any(static result => Text(result, "ruleId") == Uncalled),
                    [.. calls.Where(static place => place.Reason.Length == 0)],
                    [.. calls.Where(static place => place.Reason.Length > 0)]);
            })
            .OrderByDescending(static method => method.Missed.Count)
            .ThenByDescending(static method => method.IsNeverCalled)
            .ThenBy(static method => method.Name, StringComparer.Ordinal)
            .ToList();
        return new Coverage(project, Text(Member(score, "message") as JsonObject, "text"), Number(Property(score, "perfgen.tracked")), Number(Property(score, "perfgen.calls")), methods);
    }

    private static CallPlace Place(JsonObject result, string folder)
    {
        var physical = Member(Objects(result, "locations").FirstOrDefault(), "physicalLocation") as JsonObject;
        var region = Member(physical, "region") as JsonObject;
        var file = Text(Member(physical, "artifactLocation") as JsonObject, "uri");
        if (Uri.TryCreate(file, UriKind.Absolute, out var uri) && uri.IsFile)
        {
            file = uri.LocalPath;
        }

        return new CallPlace(
            file.StartsWith(folder, StringComparison.Ordinal) ? file.Substring(folder.Length) : file,
            Number(Member(region, "startLine")),
            Number(Member(region, "startColumn")),
            Text(result, "ruleId"),
            Property(result, "perfgen.reason"),
            Text(Member(result, "message") as JsonObject, "text"));
    }

    private static string Property(JsonObject result, string name) => Text(Member(Member(result, "properties") as JsonObject, "customProperties") as JsonObject, name);

    private static IEnumerable<JsonObject> Objects(JsonObject? of, string name) => (Member(of, name) as JsonArray)?.Items.OfType<JsonObject>() ?? [];

    private static string Text(JsonObject? of, string name) => Member(of, name) is JsonString text ? text.Text : "";

    private static int Number(JsonValue? value) => value is JsonNumber number ? (int)number.Value : 0;

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static JsonValue? Member(JsonObject? of, string name) => of?.Members.FirstOrDefault(member => member.Key.Text == name)?.Value;
}
