using System.Globalization;
using System.Text;

namespace PerfGen.Build;

/// <summary>The report's three forms: Markdown for people, JSON for programs, SARIF for what shows findings beside the code.</summary>
internal static class CoverageFiles
{
    /// <summary>Writes all of them into a folder, and returns the Markdown's path.</summary>
    public static string Write(string folder, string name, Coverage coverage, CompilerLog log)
    {
        Directory.CreateDirectory(folder);
        var stem = Path.Combine(folder, name);
        File.WriteAllText(stem + ".json", Json(coverage));
        File.WriteAllText(stem + ".sarif", Sarif(log));
        File.WriteAllText(stem + ".md", Markdown(coverage));
        return stem + ".md";
    }

    public static string Markdown(Coverage coverage)
    {
        var text = new StringBuilder($"# Coverage of {coverage.Project}\n\n{coverage.Score}.\n");
        var missed = coverage.Methods.Where(static method => method.Missed.Count > 0).ToList();
        if (missed.Count > 0)
        {
            text.Append("\n## Calls that are not tracked\n\n| method | where | why | rule |\n|---|---|---|---|\n");
            foreach (var (method, place) in missed.SelectMany(static method => method.Missed.Select(place => (method, place))))
            {
                text.Append($"| {Cell(method.Name)} | {Cell(Shown(place))} | {place.Reason} | {place.Rule} |\n");
            }
        }

        if (coverage.Methods.Any(static method => method.IsNeverCalled))
        {
            text.Append("\n## Methods that nothing in the project calls\n\n");
            foreach (var method in coverage.Methods.Where(static method => method.IsNeverCalled))
            {
                text.Append($"- {Cell(method.Name)}\n");
            }
        }

        text.Append("\n## Methods\n\n| method | tracked | missed |\n|---|---:|---:|\n");
        foreach (var method in coverage.Methods)
        {
            text.Append($"| {Cell(method.Name)} | {method.Tracked.Count} | {method.Missed.Count} |\n");
        }

        return text.ToString();
    }

    public static string Json(Coverage coverage)
    {
        var text = new StringBuilder("{\n");
        text.Append("  \"schema\": \"perfgen.coverage/1\",\n");
        text.Append($"  \"project\": {Quoted(coverage.Project)},\n  \"score\": {Quoted(coverage.Score)},\n");
        text.Append($"  \"tracked\": {coverage.Tracked},\n  \"calls\": {coverage.Calls},\n  \"percent\": {coverage.Percent.ToString("0.###", CultureInfo.InvariantCulture)},\n  \"methods\": [");
        text.Append(string.Join(",", coverage.Methods.Select(static method =>
            $"\n    {{ \"method\": {Quoted(method.Name)}, \"id\": {Quoted(method.Id)}, \"never_called\": {(method.IsNeverCalled ? "true" : "false")},\n"
            + $"      \"tracked\": [{Places(method.Tracked)}],\n      \"missed\": [{Places(method.Missed)}] }}")));
        return text.Append(coverage.Methods.Count == 0 ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }

    private static string Sarif(CompilerLog log) => $$"""
        {
          "$schema": "http://json.schemastore.org/sarif-2.1.0",
          "version": "2.1.0",
          "runs": [
            {
              "results": [
        {{string.Join(",\n", log.Results.Select(static result => result.Text))}}
              ],
              "tool": {{log.Tool}},
              "columnKind": "utf16CodeUnits"
            }
          ]
        }

        """;

    private static string Places(IReadOnlyList<CallPlace> places) => string.Join(", ", places.Select(static place =>
        $"{{ \"file\": {Quoted(place.File)}, \"line\": {place.Line}, \"column\": {place.Column}"
        + (place.Reason.Length == 0 ? " }" : $", \"rule\": \"{place.Rule}\", \"reason\": {Quoted(place.Reason)}, \"message\": {Quoted(place.Message)} }}")));

    private static string Shown(CallPlace place) => $"{place.File}({place.Line},{place.Column})";

    private static string Cell(string text) => "`" + text.Replace("|", "\\|") + "`";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                < ' ' => quoted.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }
}
