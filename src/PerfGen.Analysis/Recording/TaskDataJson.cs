using System.Text.Json;
using PerfGen.Query.Text;

namespace PerfGen.Analysis;

/// <summary>Reads <c>task_data</c> as JSON, with the documented names in snake_case.</summary>
public static class TaskDataJson
{
    /// <summary>By hand: what a field's absence means is its default in <see cref="TaskData"/>, which generated readers do not keep.</summary>
    private static readonly Dictionary<string, Func<TaskData, JsonElement, TaskData>> Fields = new(StringComparer.Ordinal)
    {
        ["task_type"] = static (task, value) => task with { TaskType = value.GetString() },
        ["description"] = static (task, value) => task with { Description = value.GetString() },
        ["complexity"] = static (task, value) => task with
        {
            Complexity = WorkWords.TryParse(value.GetString() ?? "", out TaskComplexity complexity) ? complexity : throw new FormatException(string.Join(", ", WorkWords.ComplexityWords)),
        },
        ["duration"] = static (task, value) => task with { Duration = value.GetDouble() },
        ["success"] = static (task, value) => task with { Success = value.GetBoolean() },
        ["skills_used"] = static (task, value) => task with { SkillsUsed = Texts(value) },
        ["agents_delegated"] = static (task, value) => task with { AgentsDelegated = Texts(value) },
        ["files_modified"] = static (task, value) => task with { FilesModified = value.GetInt64() },
        ["lines_changed"] = static (task, value) => task with { LinesChanged = value.GetInt64() },
        ["quality_improvement"] = static (task, value) => task with { QualityImprovement = value.GetDouble() },
        ["issues_found"] = static (task, value) => task with { IssuesFound = Texts(value) },
        ["recommendations"] = static (task, value) => task with { Recommendations = Texts(value) },
        ["best_practices_followed"] = static (task, value) => task with { BestPracticesFollowed = value.GetBoolean() },
        ["documentation_updated"] = static (task, value) => task with { DocumentationUpdated = value.GetBoolean() },
        ["agent"] = static (task, value) => task with { Agent = value.GetString() },
        ["tools_used"] = static (task, value) => task with { ToolsUsed = Texts(value) },
        ["approach_taken"] = static (task, value) => task with { ApproachTaken = value.GetString() },
        ["user_satisfaction"] = static (task, value) => task with { UserSatisfaction = value.GetDouble() },
        ["code_quality"] = static (task, value) => task with { CodeQuality = value.GetDouble() },
        ["is_manual"] = static (task, value) => task with { IsManual = value.GetBoolean() },
    };

    /// <summary>Reads a task. A field that is null counts as not said.</summary>
    /// <param name="json">An object such as <c>{ "task_type": "refactoring", "description": "…", "duration": 120 }</c>.</param>
    /// <exception cref="FormatException">It is none; the message says what is wrong, and which name was probably meant.</exception>
    public static TaskData Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().Aggregate(new TaskData(), Take)
                : throw new FormatException("task data is an object: { \"task_type\": \"refactoring\", \"description\": \"…\" }");
        }
        catch (JsonException error)
        {
            throw new FormatException($"task data is no JSON: {error.Message.Split(" LineNumber:", 2)[0]}", error);
        }
    }

    private static TaskData Take(TaskData task, JsonProperty field)
    {
        if (!Fields.TryGetValue(field.Name, out var take))
        {
            throw new FormatException($"task data has no '{field.Name}'" + (NearestName.Find(field.Name, Fields.Keys) is { } near ? $"; did you mean '{near}'?" : ""));
        }

        try
        {
            return field.Value.ValueKind == JsonValueKind.Null ? task : take(task, field.Value);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            throw new FormatException($"task data has '{field.Name}' as {field.Value.GetRawText()}, which it cannot be" + (field.Name == "complexity" ? $": it is {error.Message}" : ""), error);
        }
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(static text => text.GetString()).OfType<string>()];
}
