using System.Globalization;
using PerfGen.Query.Named;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime;

namespace PerfGen.Query.Tests.Named;

/// <summary>All rows of the public views in memory, and the filter in plain C#: what the questions are checked against.</summary>
internal sealed class NaiveData
{
    private readonly ILookup<(Guid, long), (string Name, string? Value)> _tags;
    private readonly Dictionary<(Guid, long), NaiveCall> _callOf;
    private readonly ILookup<(string?, string?), NaiveCall> _callsOfTask;

    public NaiveData(DataDirectory directory)
    {
        Calls = StoredCall.Read(directory,
            """
            select started_at, duration_ns, status, type, method, metric, agent, model, cli, session_id, task_id, task_type, tokens_prompt, tokens_completion, cost, source, seq, parent_id, error_type, sample_weight
            from calls
            """,
            static r => new NaiveCall((DateTime)r[0]!, StoredCall.Whole(r[1]), (string)r[2]!, (string)r[3]!, (string)r[4]!, (string)r[5]!, (string?)r[6], (string?)r[7], (string?)r[8], (string?)r[9],
                (string?)r[10], (string?)r[11], StoredCall.Whole(r[12]), StoredCall.Whole(r[13]), (decimal?)r[14], (Guid)r[15]!, (long)r[16]!, (long?)r[17], (string?)r[18], (int)StoredCall.Whole(r[19])!.Value));
        Tasks = StoredCall.Read(directory,
            "select task_id, session_id, agent, model, cli, task_type, result, started_at, ended_at, duration_s, tokens_total, cost, calls, quality_score from tasks",
            static r => new NaiveTask((string)r[0]!, (string?)r[1], (string?)r[2], (string?)r[3], (string?)r[4], (string?)r[5], (string?)r[6], (DateTime?)r[7], (DateTime?)r[8], (double?)r[9],
                StoredCall.Whole(r[10]), (decimal?)r[11], StoredCall.Whole(r[12]), (double?)r[13]));
        Values = StoredCall.Read(directory,
            "select recorded_at, name, value, agent, model, cli, session_id, task_id, method, type, source, seq, span_id from metrics",
            static r => new NaiveValue((DateTime)r[0]!, (string)r[1]!, (double)r[2]!, (string?)r[3], (string?)r[4], (string?)r[5], (string?)r[6], (string?)r[7], (string?)r[8], (string?)r[9], (Guid)r[10]!,
                (long)r[11]!, StoredCall.Whole(r[12])));
        _tags = StoredCall.Read(directory, "select source, span_id, name, value from tags", static r => (Key: ((Guid)r[0]!, (long)r[1]!), Tag: ((string)r[2]!, (string?)r[3])))
            .ToLookup(static tag => tag.Key, static tag => tag.Tag);
        _callOf = Calls.ToDictionary(static call => (call.Source, call.Seq));
        _callsOfTask = Calls.ToLookup(static call => (call.Session, call.Task));
        TaskTypes = StoredCall.Read(directory, "select distinct task_type from calls", static r => (string?)r[0]);
        ContextTypes = StoredCall.Read(directory, "select distinct session_id, task_id, task_type from store.contexts", static r => ((string?)r[0], (string?)r[1], (string?)r[2]))
            .GroupBy(static x => (x.Item1, x.Item2)).ToDictionary(static g => g.Key, static g => g.First().Item3);
    }

    public IReadOnlyList<NaiveCall> Calls { get; }

    public IReadOnlyList<NaiveTask> Tasks { get; }

    public IReadOnlyList<NaiveValue> Values { get; }

    public IReadOnlyList<string?> TaskTypes { get; }

    private Dictionary<(string?, string?), string?> ContextTypes { get; }

    public IEnumerable<string?> Tagged(NaiveCall call, string name) => _tags[(call.Source, call.Seq)].Where(tag => tag.Name == name).Select(static tag => tag.Value);

    public NaiveCall[] CallsOf(QuestionFilter f) => [.. Calls.Where(call => Is(call, f))];

    public NaiveTask[] TasksOf(QuestionFilter f) =>
    [
        .. Tasks.Where(task => In(f, task.EndedAt ?? task.StartedAt) && Eq(f.Agent, task.Agent) && Eq(f.Model, task.Model) && Eq(f.Cli, task.Cli) && Eq(f.Session, task.Session)
            && Eq(f.Task, task.Id) && Eq(f.TaskType, task.TaskType) && Eq(f.Status, task.Result) && (f.Success is null || f.Success == (task.Result == "success"))
            && (f.Method is null || _callsOfTask[(task.Session, task.Id)].Any(call => IsMethod(call.Type, call.Method, f.Method)))
            && (f.Metric is null || _callsOfTask[(task.Session, task.Id)].Any(call => call.Metric == f.Metric)
                || Values.Any(value => value.Name == f.Metric && value.Session == task.Session && value.Task == task.Id))
            && (f.Tool is null || _callsOfTask[(task.Session, task.Id)].Any(call => Tagged(call, "tool").Contains(f.Tool)))
            && (f.Skill is null || _callsOfTask[(task.Session, task.Id)].Any(call => Tagged(call, "skill").Contains(f.Skill)))),
    ];

    public NaiveValue[] ValuesOf(QuestionFilter f) => [.. Values.Where(value => Is(value, f))];

    private bool Is(NaiveCall call, QuestionFilter f) =>
        In(f, call.StartedAt) && Eq(f.Agent, call.Agent) && Eq(f.Model, call.Model) && Eq(f.Cli, call.Cli) && Eq(f.Session, call.Session) && Eq(f.Task, call.Task)
        && Eq(f.TaskType, call.TaskType) && (f.Method is null || IsMethod(call.Type, call.Method, f.Method)) && Eq(f.Metric, call.Metric) && Eq(f.Status, call.Status)
        && (f.Success is null || f.Success == (call.Status == "success")) && (f.Tool is null || Tagged(call, "tool").Contains(f.Tool))
        && (f.Skill is null || Tagged(call, "skill").Contains(f.Skill));

    private bool Is(NaiveValue value, QuestionFilter f)
    {
        var call = value.Span is { } span ? _callOf.GetValueOrDefault((value.Source, span)) : null;
        return In(f, value.At) && Eq(f.Agent, value.Agent) && Eq(f.Model, value.Model) && Eq(f.Cli, value.Cli) && Eq(f.Session, value.Session) && Eq(f.Task, value.Task)
            && Eq(f.TaskType, call?.TaskType ?? ContextTypes.GetValueOrDefault((value.Session, value.Task))) && (f.Method is null || IsMethod(value.Type, value.Method, f.Method))
            && Eq(f.Metric, value.Name)
            && (f.Status is null || call?.Status == f.Status) && (f.Success is null || (call is not null && f.Success == (call.Status == "success")))
            && (f.Tool is null || (call is not null && Tagged(call, "tool").Contains(f.Tool))) && (f.Skill is null || (call is not null && Tagged(call, "skill").Contains(f.Skill)));
    }

    private static bool Eq(string? wanted, string? is_) => wanted is null || wanted == is_;

    private static bool IsMethod(string? type, string? method, string wanted) => method == wanted || type + "." + method == wanted;

    private static bool In(QuestionFilter f, DateTime? at) =>
        (f.Since is null && f.Until is null)
        || (at is { } time && (f.Since is null || time >= f.Since.Value.UtcDateTime) && (f.Until is null || time < f.Until.Value.UtcDateTime));
}

internal sealed record NaiveCall(
    DateTime StartedAt, long? Ns, string Status, string Type, string Method, string Metric, string? Agent, string? Model, string? Cli, string? Session, string? Task, string? TaskType,
    long? Prompt, long? Completion, decimal? Cost, Guid Source, long Seq, long? Parent, string? Error, int Weight);

internal sealed record NaiveTask(
    string Id, string? Session, string? Agent, string? Model, string? Cli, string? TaskType, string? Result, DateTime? StartedAt, DateTime? EndedAt, double? Seconds, long? Tokens, decimal? Cost,
    long? Calls, double? Quality);

internal sealed record NaiveValue(
    DateTime At, string Name, double Value, string? Agent, string? Model, string? Cli, string? Session, string? Task, string? Method, string? Type, Guid Source, long Seq, long? Span);

/// <summary>Figures in the plainest way that there is.</summary>
internal static class Naive
{
    public static double? Percentile(IEnumerable<double> values, double p)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            return null;
        }

        var place = p * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    public static double? Rate(int good, int decided) => decided == 0 ? null : (double)good / decided;

    public static double? Deviation(double[] values)
    {
        if (values.Length < 2)
        {
            return null;
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    public static bool Near(double? a, double? b) =>
        a is null || b is null ? a is null && b is null : Math.Abs(a.Value - b.Value) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a.Value), Math.Abs(b.Value)));

    public static string Show(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
