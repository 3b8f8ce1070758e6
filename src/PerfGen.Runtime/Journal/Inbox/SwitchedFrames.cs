using PerfGen.Runtime.Settings;
using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>Puts together what a short process appends in one write: what the settings leave, and tokens for themselves where they are not to be counted by task or session.</summary>
/// <param name="switches">What the settings have recorded.</param>
/// <param name="context">Whose work it is.</param>
/// <param name="run">Set where a task is told at once.</param>
/// <param name="at">When it was recorded.</param>
/// <param name="isManual">Whether somebody says it by hand.</param>
internal sealed class SwitchedFrames(RecordingSwitches switches, WorkContext context, string? run, DateTimeOffset at, bool isManual) : IWorkSink
{
    private readonly InboxFrame _frame = new(switches.Tasks ? context : context with { Task = null }, switches.Tasks ? run : null, at, isManual);
    private InboxFrame? _tokens;
    private List<string>? _withheld;

    /// <summary>What is not recorded, and which setting says so; a sentence each.</summary>
    public IReadOnlyList<string> Withheld => switches.WhyNothing is { } why ? [why] : (IReadOnlyList<string>?)_withheld ?? [];

    /// <summary>The bytes to append; none where nothing is left.</summary>
    public byte[] ToArray() =>
        !switches.IsOn ? []
        : _tokens is null ? (_frame.IsEmpty ? [] : _frame.ToArray())
        : _frame.IsEmpty ? _tokens.ToArray()
        : [.. _frame.ToArray(), .. _tokens.ToArray()];

    public void Event(EventKind kind, DateTimeOffset happenedAt, TaskResult result = TaskResult.Success)
    {
        if (IsTaken(switches.WhyNot(kind)))
        {
            if (kind == EventKind.TaskEnd)
            {
                IsTaken(switches.WhyNoResult);
            }

            _frame.Event(kind, happenedAt, switches.Of(result));
        }
    }

    public void Fact(FactKind kind, string? text, double value = 1, string? name = null)
    {
        if (IsTaken(switches.WhyNot(kind)))
        {
            _frame.Fact(kind, text, value, name);
        }
    }

    public void Metric(MetricValue metric)
    {
        if (IsTaken(switches.WhyNot(metric.Name)))
        {
            _frame.Metric(metric);
        }
    }

    public void Usage(TokenUsage usage)
    {
        if (!IsTaken(switches.WhyNoTokens))
        {
            return;
        }

        var owner = switches.OfTokens(context);
        (owner == context ? _frame : _tokens ??= new InboxFrame(owner, owner.Task is null ? null : run, at, isManual)).Usage(usage);
    }

    private bool IsTaken(string? whyNot)
    {
        if (whyNot is not null && _withheld?.Contains(whyNot) != true)
        {
            (_withheld ??= []).Add(whyNot);
        }

        return whyNot is null;
    }
}
