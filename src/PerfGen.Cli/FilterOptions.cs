using System.CommandLine;
using System.Globalization;
using PerfGen.Query.Named;
using PerfGen.Runtime;

namespace PerfGen.Cli;

/// <summary>Options that say what a question with a name is about, and what it wants to know.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string?> _since = Text("--since", "From when on: 30m, 1h, 7d, 2w, a date such as 2026-11-21.", "time");
    private readonly Option<string?> _until = Text("--until", "Until when, in the same words.", "time");
    private readonly Option<string?> _agent = Text("--agent", "Of this agent.");
    private readonly Option<string?> _model = Text("--model", "Of this language model.");
    private readonly Option<string?> _cli = Text("--cli", "Of this command-line tool.");
    private readonly Option<string?> _session = Text("--session", "Of this session.", "id");
    private readonly Option<string?> _task = Text("--task", "Of this task.", "id");
    private readonly Option<string?> _taskType = Text("--task-type", "Of this kind of task.");
    private readonly Option<string?> _method = Text("--method", "Of this method: its name, or Type.Method.");
    private readonly Option<string?> _metric = Text("--metric", "Of this metric.");
    private readonly Option<string?> _status = Text("--status", "That ended so: success, failure, timeout, cancelled, …", "word");
    private readonly Option<bool?> _success = new("--success") { Description = "That succeeded; --success false: that did not.", HelpName = "true|false" };
    private readonly Option<string?> _tool = Text("--tool", "Of calls with this tag 'tool'.");
    private readonly Option<string?> _skill = Text("--skill", "Of calls with this tag 'skill'.");
    private readonly Option<long> _offset = new("--offset") { Description = "Rows to leave out before the first.", HelpName = "rows" };
    private readonly Option<string?> _table = Text("--table", "Rows that are asked: calls, tasks, metrics (or sessions, in 'metrics').");
    private readonly Option<string?> _field = Text("--field", "Figure of a row, such as duration_s, tokens_total, cost, value.");
    private readonly Option<string?> _interval = Text("--interval", "minute, hour, day, week or month.");
    private readonly Option<string?> _aggregate = Text("--aggregate", "avg, sum, count, min, max, stddev or percentile.");
    private readonly Option<double?> _percentile = new("--percentile") { Description = "Which percentile, 0 to 1; 0.95 where nothing is said.", HelpName = "p" };
    private readonly Option<string?> _zone = Text("--zone", "Time zone of intervals, such as Europe/Berlin; that of the store where nothing is said.");
    private readonly Option<string?> _by = Text("--by", "Group by agent, model, cli, session, task, task_type, method, metric, status, tool, skill or day.");
    private readonly Option<string?> _orderBy = Text("--order-by", "Column that decides the order.", "column");
    private readonly Option<bool> _ascending = new("--ascending") { Description = "The smallest first." };
    private readonly Option<bool> _descending = new("--descending") { Description = "The largest first." };
    private readonly Option<bool> _exact = new("--exact") { Description = "From rows, however many they are, instead of rollups." };

    /// <summary>All of them, for the command.</summary>
    public IEnumerable<Option> All =>
    [
        _since, _until, _agent, _model, _cli, _session, _task, _taskType, _method, _metric, _status, _success, _tool, _skill, _offset,
        _table, _field, _interval, _aggregate, _percentile, _zone, _by, _orderBy, _ascending, _descending, _exact,
    ];

    /// <summary>The first of them that was given; null where none was.</summary>
    public string? FirstGiven(ParseResult parsed) => All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>The filter that was asked for. A date is one of the zone of the directory's days.</summary>
    public QuestionFilter Filter(ParseResult parsed, long? limit, DataDirectory directory)
    {
        var offset = parsed.GetValue(_offset);
        return new QuestionFilter
        {
            Since = Time("--since", parsed.GetValue(_since), directory),
            Until = Time("--until", parsed.GetValue(_until), directory),
            Agent = parsed.GetValue(_agent),
            Model = parsed.GetValue(_model),
            Cli = parsed.GetValue(_cli),
            Session = parsed.GetValue(_session),
            Task = parsed.GetValue(_task),
            TaskType = parsed.GetValue(_taskType),
            Method = parsed.GetValue(_method),
            Metric = parsed.GetValue(_metric),
            Status = parsed.GetValue(_status),
            Success = parsed.GetValue(_success) ?? (parsed.GetResult(_success) is { Implicit: false } ? true : null),
            Tool = parsed.GetValue(_tool),
            Skill = parsed.GetValue(_skill),
            Limit = limit,
            Offset = offset >= 0 ? offset : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--offset is '{offset}'; it has to be a number of rows")),
        };
    }

    /// <summary>What else was asked for.</summary>
    public QuestionOptions Options(ParseResult parsed, TimeSpan? timeout)
    {
        if (parsed.GetValue(_ascending) && parsed.GetValue(_descending))
        {
            throw new UsageException("--ascending and --descending exclude each other; give one of them");
        }

        var defaults = new QuestionOptions();
        return new QuestionOptions
        {
            Table = parsed.GetValue(_table) ?? defaults.Table,
            Field = parsed.GetValue(_field),
            Interval = parsed.GetValue(_interval) ?? defaults.Interval,
            Aggregate = parsed.GetValue(_aggregate) ?? defaults.Aggregate,
            Percentile = parsed.GetValue(_percentile) ?? defaults.Percentile,
            Zone = parsed.GetValue(_zone),
            By = (parsed.GetValue(_by) ?? defaults.By).Replace('-', '_'),
            OrderBy = parsed.GetValue(_orderBy),
            Ascending = parsed.GetValue(_ascending) ? true : parsed.GetValue(_descending) ? false : null,
            Exact = parsed.GetValue(_exact),
            Timeout = timeout,
        };
    }

    private static DateTimeOffset? Time(string option, string? text, DataDirectory directory) => text is null ? null : CommonOptions.Window(option, text, directory).From;

    private static Option<string?> Text(string name, string description, string? help = null) => new(name) { Description = description, HelpName = help ?? name.TrimStart('-') };
}
