namespace PerfGen.Analysis;

/// <summary>How a record of a task came to be.</summary>
public enum RecordKind
{
    /// <summary>Recorded without anybody asking; shown with the badge AUTO.</summary>
    Auto,

    /// <summary>An explicit quality check or validation.</summary>
    Manual,

    /// <summary>An evaluation of debugging.</summary>
    Debugging,
}

/// <summary>Tells the kinds of records apart.</summary>
public static class RecordKinds
{
    /// <summary>The badge that stands beside an automatic record.</summary>
    public const string AutoBadge = "AUTO";

    /// <summary>The kind of a record.</summary>
    /// <param name="isAutomatic">Whether it was made without anybody asking.</param>
    /// <param name="taskType">What its kind of task was called, as it was given, before it became one of nine.</param>
    /// <param name="evaluationTarget">What a debugging evaluation was about; null for other records.</param>
    public static RecordKind Of(bool isAutomatic, string? taskType, string? evaluationTarget = null) =>
        isAutomatic ? RecordKind.Auto
        : evaluationTarget is not null || (taskType is not null && TaskTypeAliases.Find(taskType) == TaskTypes.Debugging) ? RecordKind.Debugging
        : RecordKind.Manual;

    /// <summary>The badge of a kind: <see cref="AutoBadge"/>, or nothing.</summary>
    /// <param name="kind">The kind.</param>
    public static string BadgeOf(RecordKind kind) => kind == RecordKind.Auto ? AutoBadge : "";
}
