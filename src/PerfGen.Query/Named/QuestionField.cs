namespace PerfGen.Query.Named;

/// <summary>A figure of a row that can be averaged and counted over time. Names are looked up here, and never become part of a statement.</summary>
/// <param name="Table">calls, tasks or metrics.</param>
/// <param name="Name">As people write it.</param>
/// <param name="Sql">What it is.</param>
internal sealed record QuestionField(string Table, string Name, string Sql)
{
    private static readonly string[] TableNames = ["calls", "tasks", "metrics"];

    public static IReadOnlyList<QuestionField> All { get; } =
    [
        new("calls", "duration_s", "duration_ns / 1e9") { Raw = "duration_ns", Scale = "1e9" },
        new("calls", "duration_ms", "duration_ns / 1e6") { Raw = "duration_ns", Scale = "1e6" },
        new("calls", "success", "(status = 0)::integer"),
        new("calls", "tokens_prompt", "tokens_prompt"),
        new("calls", "tokens_completion", "tokens_completion"),
        new("calls", "tokens_total", "case when tokens_prompt is not null or tokens_completion is not null then coalesce(tokens_prompt, 0) + coalesce(tokens_completion, 0) end"),
        new("calls", "cost", "cost"),
        new("tasks", "duration_s", "duration_s"),
        new("tasks", "duration_ms", "duration_s * 1000"),
        new("tasks", "success", "case when result is not null then (result = 'success')::integer end"),
        new("tasks", "tokens_used", "tokens_total"),
        new("tasks", "tokens_total", "tokens_total"),
        new("tasks", "cost", "cost"),
        new("tasks", "calls", "calls"),
        new("tasks", "quality_score", "quality_score"),
        new("tasks", "files_created", "files_created"),
        new("tasks", "files_modified", "files_modified"),
        new("tasks", "lines_changed", "lines_changed"),
        new("metrics", "value", "value"),
    ];

    public static IReadOnlyList<string> Tables => TableNames;

    /// <summary>The column behind it, where the figure is that column divided by <see cref="Scale"/>: whole numbers are sorted faster. Else the figure itself.</summary>
    public string Raw { get => field ?? Sql; private init; }

    /// <summary>What the column is divided by.</summary>
    public string Scale { get; private init; } = "1";

    /// <summary>A task has it without its calls, values and notes, which take most of the time.</summary>
    public bool IsTold => Table == "tasks" && Name is "duration_s" or "duration_ms" or "success" or "tokens_used" or "tokens_total" or "cost";

    /// <summary>A call has it where it used something, and only of these calls it is asked.</summary>
    public bool IsUsed => Table == "calls" && Name is "tokens_prompt" or "tokens_completion" or "tokens_total" or "cost";

    public static QuestionField Find(string table, string name) =>
        All.FirstOrDefault(field => field.Table == table && field.Name == name)
        ?? throw Choice.Wrong($"field of {table}", name, All.Where(field => field.Table == table).Select(static field => field.Name));
}
