using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen;

/// <summary>A call that ended, or a value that was recorded, as observers get it.</summary>
public sealed record ObservedMeasurement
{
    /// <summary>The metric: of a call, the one that its duration is recorded as.</summary>
    public required string Name { get; init; }

    /// <summary>The value, in <see cref="Unit"/>: of a call its duration in seconds, NaN where it was counted and not timed.</summary>
    public required double Value { get; init; }

    /// <summary>The unit.</summary>
    public required string Unit { get; init; }

    /// <summary>When the call began, or the value was recorded (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How the call ended; null where this is no call.</summary>
    public CallStatus? Status { get; init; }

    /// <summary>Full name of the type of the call's exception; null where there was none.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Type that declares the called method; null where this is no call.</summary>
    public string? Type { get; init; }

    /// <summary>The called method; null where this is no call.</summary>
    public string? Method { get; init; }

    /// <summary>Whose work it was.</summary>
    public string? Agent { get; init; }

    /// <summary>The session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>The task that it belongs to.</summary>
    public string? TaskId { get; init; }

    /// <summary>The kind of that task.</summary>
    public string? TaskType { get; init; }

    /// <summary>The model that worked.</summary>
    public string? Model { get; init; }

    /// <summary>The command-line tool that the agent ran in.</summary>
    public string? Cli { get; init; }

    /// <summary>How many calls it stands for; more than 1 where the method is sampled.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Number in the process: the <c>seq</c> of its row in the database.</summary>
    public required long Seq { get; init; }

    /// <summary>Null for what is no measurement.</summary>
    internal static ObservedMeasurement? From(SegmentReader segment, in JournalRecord record)
    {
        var isCall = record.Kind == SlotKind.Call;
        if (!isCall && record.Kind is not (SlotKind.Metric or SlotKind.Capture))
        {
            return null;
        }

        var site = isCall ? segment.Dictionary.Site(record.Name) : null;
        var metric = isCall ? null : segment.Dictionary.Metric(record.Name);
        var context = segment.Dictionary.Context(record.Context);
        return new ObservedMeasurement
        {
            Name = site?.Metric ?? metric?.Name ?? "unknown",
            Value = !isCall ? record.Value : record.IsTimed ? segment.ToNanoseconds(record.DurationTicks) / 1e9 : double.NaN,
            Unit = isCall ? Units.Seconds : metric?.Unit ?? "unknown",
            At = DateTimeOffset.UnixEpoch.AddTicks(segment.ToUtcNanoseconds(record.StartTicks) / 100),
            Status = isCall ? record.Status : null,
            ErrorType = isCall ? segment.Dictionary.Text(record.Error) : null,
            Type = site?.Type,
            Method = site?.Method,
            Agent = site?.Agent ?? context?.Agent,
            SessionId = context?.Session,
            TaskId = context?.Task,
            TaskType = site?.TaskType ?? context?.TaskType,
            Model = context?.Model,
            Cli = context?.Cli,
            Weight = record.Weight,
            Seq = (long)record.Seq,
        };
    }
}
