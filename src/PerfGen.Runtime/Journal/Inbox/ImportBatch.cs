using PerfGen.Contracts;
using PerfGen.Runtime.Settings;
using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>What another system has measured, as one frame: all of it is recorded, or nothing. Each method says why something cannot be recorded, or null. Not thread-safe.</summary>
/// <param name="switches">What the settings have recorded.</param>
/// <param name="known">How far a counter had come, where that is known.</param>
/// <param name="since">From when on totals of counters that are new count in full, in nanoseconds since 1970 (UTC).</param>
internal sealed class ImportBatch(RecordingSwitches switches, Func<UInt128, ImportMark?> known, long since)
{
    private const byte Imported = 2;

    private readonly InboxFrame _frame = new(new WorkContext(), null, DateTimeOffset.UtcNow, isManual: false);
    private readonly Dictionary<UInt128, ImportMark> _marks = [];
    private (WorkContext Context, long At)? _scope;

    public int Calls { get; private set; }

    public int Values { get; private set; }

    public int Usages { get; private set; }

    /// <summary>Counters whose first total is only where counting begins: they ran before anybody listened.</summary>
    public int CountersJoined { get; private set; }

    /// <summary>What counters have come to.</summary>
    public IReadOnlyCollection<ImportMark> Marks => _marks.Values;

    public bool IsEmpty => _frame.IsEmpty && _marks.Count == 0;

    /// <summary>Why a call cannot be recorded; null where it can.</summary>
    public string? Objection(InboxCall call, WorkContext whose) =>
        switches.WhyNothing ?? WorkChecks.OfContext(whose) ?? WorkChecks.OfName("the name", call.Method.Method) ?? WorkChecks.OfName("the type", call.Method.Type)
        ?? WorkChecks.OfName("the metric", call.Method.Metric) ?? WorkChecks.OfName("the type of the error", call.Error)
        ?? (call.Start <= 0 ? "it has no begin" : call.Duration < 0 ? "it ends before it begins" : call.Duration > WorkChecks.MostOfTime.Ticks * 100 ? "it takes more than ten years" : null)
        ?? (call.Usage is { } usage ? WorkChecks.OfUsage(usage) : null);

    /// <summary>Records a call that <see cref="Objection"/> has nothing against.</summary>
    public void Call(InboxCall call, WorkContext whose)
    {
        whose = Owner(whose);
        var owner = switches.OfTokens(whose);
        var usage = switches.Tokens ? call.Usage : null;
        Scope(whose, call.Start);
        _frame.Call(call with { Usage = owner == whose ? usage : null });
        Calls++;
        if (usage is null || owner == whose)
        {
            return;
        }

        // Tokens that settings keep from its task or session are nobody's.
        Scope(owner, call.Start);
        _frame.Usage(usage);
    }

    /// <summary>A tag of what was recorded last.</summary>
    public void Tag(string name, string text) => _frame.Tag(name, text);

    /// <summary>Says something about a session or task.</summary>
    public string? Fact(FactKind kind, string text, WorkContext whose, long at)
    {
        if ((switches.WhyNothing ?? switches.WhyNot(kind) ?? WorkChecks.OfContext(whose) ?? WorkChecks.OfText("it", text)) is { } objection)
        {
            return objection;
        }

        Scope(Owner(whose), at);
        _frame.Fact(kind, text);
        return null;
    }

    /// <summary>Records a value. Names that no catalogue knows keep their unit, in the word that this product has for it.</summary>
    public string? Value(MetricValue value, WorkContext whose, long at)
    {
        var said = value with { Unit = Unit.Parse(value.Unit)?.Word ?? value.Unit };
        if ((switches.WhyNothing ?? switches.WhyNot(value.Name) ?? WorkChecks.OfContext(whose) ?? WorkChecks.OfMetric(said) ?? OfTime(at)) is { } objection)
        {
            return objection;
        }

        Scope(Owner(whose), at);
        _frame.Metric(said);
        Values++;
        return null;
    }

    /// <summary>Records tokens and cost.</summary>
    public string? Usage(TokenUsage usage, WorkContext whose, long at)
    {
        if ((switches.WhyNothing ?? switches.WhyNoTokens ?? WorkChecks.OfContext(whose) ?? WorkChecks.OfUsage(usage) ?? OfTime(at)) is { } objection)
        {
            return objection;
        }

        Scope(switches.OfTokens(Owner(whose)), at);
        _frame.Usage(usage);
        Usages++;
        return null;
    }

    /// <summary>What a counter has added since its last total, which may have been told to another run of this program; null where that is nothing, or not known.</summary>
    /// <param name="series">Which counter.</param>
    /// <param name="start">Since when it counts, in nanoseconds since 1970 (UTC).</param>
    /// <param name="at">When it stood there.</param>
    /// <param name="total">What it stands at.</param>
    public double? Added(UInt128 series, long start, long at, double total)
    {
        var last = Mark(series);
        if (last is { } older && older.Start == start && at <= older.At)
        {
            return null; // Told already.
        }

        _marks[series] = new ImportMark(series, start, at, total);
        if (last is null && start < since)
        {
            CountersJoined++;
            return null;
        }

        // One that has another begin, or has fallen, began anew.
        var added = last is { } before && before.Start == start && before.Value <= total ? total - before.Value : total;
        return added == 0 ? null : added;
    }

    /// <summary>How far a counter had come.</summary>
    public ImportMark? Mark(UInt128 series) => _marks.TryGetValue(series, out var mark) ? mark : known(series);

    /// <summary>Notes something by which later requests are told apart.</summary>
    public void Note(in ImportMark mark) => _marks[mark.Series] = mark;

    /// <summary>The frame, under the id of its request.</summary>
    public byte[] ToArray(UInt128 request)
    {
        _frame.Request(request);
        foreach (var mark in _marks.Values)
        {
            _frame.Mark(mark);
        }

        return _frame.ToArray();
    }

    private static string? OfTime(long at) => at <= 0 ? "it has no time" : null;

    private WorkContext Owner(WorkContext whose) => switches.Tasks ? whose : whose with { Task = null };

    private void Scope(WorkContext whose, long at)
    {
        if (_scope != (whose, at))
        {
            _frame.Scope(whose, at, Imported);
            _scope = (whose, at);
        }
    }
}
