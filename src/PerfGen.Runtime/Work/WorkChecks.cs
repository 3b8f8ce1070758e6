using System.Globalization;
using PerfGen.Contracts;
using PerfGen.Runtime.Values;

namespace PerfGen.Runtime.Work;

/// <summary>What may be recorded about sessions, tasks and tokens: one set of rules for code, environment, command line and protocols. Each says what is wrong, or null.</summary>
internal static class WorkChecks
{
    public const int MostOfName = 255;
    public const int MostOfText = 64 * 1024;
    private const int LeastOfMessageId = 8;
    private const decimal MostOfCost = 999_999_999m;

    public static readonly TimeSpan MostOfTime = TimeSpan.FromDays(3660);

    /// <summary>A name: a session, task, agent, model or tool.</summary>
    public static string? OfName(string what, string? name) => name switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(name) => $"{what} is empty",
        { Length: > MostOfName } => $"{what} has {name.Length} characters, and may have {MostOfName}",
        _ when name.Contains('\0', StringComparison.Ordinal) => $"{what} holds a zero character",
        _ => null,
    };

    public static string? OfText(string what, string? text) => text switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(text) => $"{what} is empty",
        { Length: > MostOfText } => $"{what} has {text.Length} characters, and may have {MostOfText}",
        _ => null,
    };

    public static string? OfContext(WorkContext context) =>
        OfName("the session", context.Session) ?? OfName("the task", context.Task) ?? OfName("the task type", context.TaskType) ?? OfName("the agent", context.Agent)
        ?? OfName("the model", context.Model) ?? OfName("the cli", context.Cli);

    public static string? OfTask(TaskRecord task) =>
        OfName("the task's id", task.Id) ?? OfName("the task type", task.Type) ?? OfName("the session", task.Session) ?? OfName("the agent", task.Agent)
        ?? OfName("the model", task.Model) ?? OfName("the cli", task.Cli) ?? OfName("the parent task", task.ParentTask)
        ?? OfTimes(task) ?? OfTime("the queue time", task.QueueTime) ?? OfText("the description", task.Description) ?? OfText("the approach", task.Approach)
        ?? OfCount("files created", task.FilesCreated) ?? OfCount("files modified", task.FilesModified) ?? OfCount("lines changed", task.LinesChanged)
        ?? OfRange("the user's satisfaction", task.UserSatisfaction, 0, 100) ?? OfRange("the quality improvement", task.QualityImprovement, -100, 100)
        ?? OfTexts("a created file", task.CreatedFiles) ?? OfTexts("a modified file", task.ModifiedFiles) ?? OfTexts("a tool", task.Tools) ?? OfTexts("a skill", task.Skills)
        ?? OfTexts("a delegation", task.Delegations) ?? OfTexts("an issue", task.Issues) ?? OfTexts("a recommendation", task.Recommendations) ?? OfTexts("a note", task.Notes)
        ?? OfTags(task)
        ?? OfMetrics(task.Metrics)
        ?? (task.Usage is { } usage ? OfUsage(usage) : null);

    /// <summary>A value of a metric: what <see cref="Perf.Record"/> would not record.</summary>
    public static string? OfMetric(MetricValue metric) =>
        string.IsNullOrWhiteSpace(metric.Name) ? "a metric has no name"
        : OfName("the metric's name", metric.Name) is { } fault ? fault
        : metric.Unit is null ? $"'{metric.Name}' has no unit"
        : !double.IsFinite(metric.Value) ? $"'{metric.Name}' is {metric.Value.ToString(CultureInfo.InvariantCulture)}, which is not a number"
        : NormalUnit.Of(metric.Name, metric.Unit).Objection;

    /// <summary>Values that are told together: each of them, and whether a total cost is that of its parts.</summary>
    public static string? OfMetrics(IReadOnlyList<MetricValue> values) => values.Select(OfMetric).FirstOrDefault(static said => said is not null) ?? OfCosts(values);

    /// <summary>All three parts make the total; one or two of them are no more than it.</summary>
    private static string? OfCosts(IReadOnlyList<MetricValue> values)
    {
        string[] parts = [Metrics.Names.LlmCost, Metrics.Names.ApiCost, Metrics.Names.StorageCost];
        foreach (var currency in values.Where(static value => value.Name == Metrics.Names.TotalCost).GroupBy(static value => CurrencyOf(value)))
        {
            var said = values.Where(value => parts.Contains(value.Name, StringComparer.Ordinal) && CurrencyOf(value) == currency.Key).ToArray();
            var (total, sum) = (currency.Sum(static value => value.Value), said.Sum(static value => value.Value));
            var isWhole = said.Select(static value => value.Name).Distinct(StringComparer.Ordinal).Count() == parts.Length;
            if (sum - total > 1e-6 * Math.Max(1, sum) || (isWhole && total - sum > 1e-6 * Math.Max(1, total)))
            {
                return string.Create(CultureInfo.InvariantCulture, $"total_cost is {total} {currency.Key}, but the sum of {string.Join(", ", said.Select(static value => value.Name).Distinct())} is {sum}");
            }
        }

        return null;
    }

    private static string CurrencyOf(MetricValue cost) => string.IsNullOrEmpty(cost.Unit) ? Units.Usd : cost.Unit;

    public static string? OfUsage(TokenUsage usage)
    {
        var said = OfTokens("prompt", usage.Prompt) ?? OfTokens("completion", usage.Completion) ?? OfTokens("cache read", usage.CacheRead)
            ?? OfTokens("cache write", usage.CacheWrite) ?? OfTokens("reasoning", usage.Reasoning) ?? OfTokens("total", usage.Total)
            ?? OfName("the model", usage.Model) ?? OfName("the message id", usage.MessageId);
        if (said is not null)
        {
            return said;
        }

        return usage switch
        {
            { Prompt: null, Completion: null, Total: null, Cost: null } => "neither tokens nor a cost are given",
            { MessageId.Length: < LeastOfMessageId } => $"the message id '{usage.MessageId}' is too short to be unique; it is the provider's own, such as msg_01Ab…",
            _ when usage.Prompt is { } prompt && (usage.CacheRead ?? 0) + (usage.CacheWrite ?? 0) > prompt =>
                $"{usage.CacheRead ?? 0} tokens of cache reads and {usage.CacheWrite ?? 0} of cache writes are more than the prompt's {prompt}, which counts them too",
            _ when usage.Completion is { } completion && usage.Reasoning > completion =>
                $"{usage.Reasoning} tokens of reasoning are more than the completion's {completion}, which counts them too",
            { Total: { } total, Prompt: { } prompt, Completion: { } completion } when total != prompt + completion =>
                $"the total is {total}, but prompt and completion make {prompt + completion}",
            { Cost: < 0 or > MostOfCost } => $"the cost is {usage.Cost?.ToString(CultureInfo.InvariantCulture)}; it can be 0 to {MostOfCost.ToString("N0", CultureInfo.InvariantCulture)}",
            _ => Currencies.Codes.Contains(usage.Currency) ? null : $"'{usage.Currency}' is no currency of ISO 4217, such as USD or EUR",
        };
    }

    private static string? OfTokens(string what, long? count) =>
        count is < 0 or > int.MaxValue ? $"the {what} tokens are {count}; they can be 0 to {int.MaxValue}" : null;

    private static string? OfCount(string what, long? count) => count < 0 ? $"{what} are {count}; the least is 0" : null;

    private static string? OfRange(string what, double? value, double least, double most) =>
        value is { } known && !(known >= least && known <= most) ? $"{what} is {known.ToString(CultureInfo.InvariantCulture)}; it can be {least} to {most}" : null;

    public static string? OfTime(string what, TimeSpan? time) =>
        time is { } known && (known < TimeSpan.Zero || known > MostOfTime) ? $"{what} is {known}; it can be 0 to {MostOfTime.TotalDays:0} days" : null;

    private static string? OfTexts(string what, IReadOnlyList<string> texts) =>
        texts.Select(text => OfText(what, text ?? "")).FirstOrDefault(static said => said is not null);

    private static string? OfTags(TaskRecord task)
    {
        for (var i = 0; i < task.Tags.Count; i++)
        {
            if ((OfName("a tag's name", task.Tags[i].Key ?? "") ?? OfText($"the tag '{task.Tags[i].Key}'", task.Tags[i].Value ?? "")) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    private static string? OfTimes(TaskRecord task) =>
        OfTime("the duration", task.Duration) ?? (task is { StartedAt: { } start, EndedAt: { } end }
            ? end < start ? $"the task ends at {end:O}, before it begins at {start:O}"
                : task.Duration is { } said && (said - (end - start)).Duration() > TimeSpan.FromMilliseconds(1) ? $"the duration is {said}, but from begin to end are {end - start}" : null
            : null);
}
