namespace PerfGen.Store.DuckDB.Tests.Support;

/// <summary>A call of the model. Each is an object of its own: a tier is a list of them.</summary>
public sealed class ModelCall
{
    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    public string? Session { get; init; }

    public string? Task { get; init; }

    public string? Agent { get; init; }

    public CallStatus Status { get; init; }

    public long Duration { get; init; }

    public int Tokens { get; init; }

    /// <summary>Billionths of a dollar.</summary>
    public long Cost { get; init; }
}

/// <summary>A value of the model.</summary>
public sealed class ModelValue
{
    public required DateTimeOffset At { get; init; }

    public required string Name { get; init; }

    public string? Session { get; init; }

    public string? Task { get; init; }

    public string? Agent { get; init; }

    public double Value { get; init; }
}

/// <summary>What a store should hold, as lists: the rules of <c>storage-protocol.md</c> in their plainest form, without any sum.</summary>
/// <remarks>Nothing leaves a list but by a policy, by its session or task while it is a row, or by a time before which everything goes.</remarks>
public sealed class StoreModel(TimeZoneInfo zone)
{
    private const int LastN = 5;
    private readonly HashSet<ModelCall> _rolledUp = [];
    private readonly HashSet<ModelValue> _rolledUpValues = [];
    private readonly HashSet<(string? Session, string? Task)> _buried = [];
    private DateTimeOffset _forgottenUntil = DateTimeOffset.MinValue;
    private bool _isZoneKnown;

    public static string[] Policies { get; } = ["keep-all", "tiered", $"last-{LastN}"];

    public List<ModelCall> Rows { get; private init; } = [];

    /// <summary>What a captured usage says stays when its call goes.</summary>
    public List<ModelCall> Usages { get; private init; } = [];

    public List<ModelValue> Values { get; private init; } = [];

    public List<ModelCall> Hours { get; private init; } = [];

    public List<ModelCall> Days { get; private init; } = [];

    public List<ModelCall> Months { get; private init; } = [];

    public List<ModelValue> DaysOfValues { get; private init; } = [];

    /// <summary>Calls of sessions and tasks that retention has removed and that are known to have been theirs.</summary>
    public List<ModelCall> Removed { get; private init; } = [];

    public bool IsCut => _forgottenUntil > DateTimeOffset.MinValue;

    public StoreModel Copy()
    {
        var copy = new StoreModel(zone)
        {
            Rows = [.. Rows], Usages = [.. Usages], Values = [.. Values], Hours = [.. Hours], Days = [.. Days], Months = [.. Months], DaysOfValues = [.. DaysOfValues], Removed = [.. Removed],
            _forgottenUntil = _forgottenUntil, _isZoneKnown = _isZoneKnown,
        };
        copy._rolledUp.UnionWith(_rolledUp);
        copy._rolledUpValues.UnionWith(_rolledUpValues);
        copy._buried.UnionWith(_buried);
        return copy;
    }

    public void Record(IEnumerable<ModelCall> calls, IEnumerable<ModelValue> values)
    {
        foreach (var call in calls.Where(call => call.At >= _forgottenUntil && !IsBuried(call.Session, call.Task)))
        {
            Rows.Add(call);
            if (call.Tokens > 0)
            {
                Usages.Add(call);
            }
        }

        Values.AddRange(values.Where(value => value.At >= _forgottenUntil && !IsBuried(value.Session, value.Task)));
    }

    /// <summary>Calls that come as counts of quarters of an hour.</summary>
    public void Fold(IEnumerable<ModelCall> calls)
    {
        _isZoneKnown = true;
        foreach (var call in calls.Where(call => Floor(call.At, 15) >= _forgottenUntil))
        {
            Hours.Add(call);
            Days.Add(call);
            Months.Add(call);
        }
    }

    private void RollUp()
    {
        _isZoneKnown = true;
        foreach (var call in Rows.Where(_rolledUp.Add))
        {
            Days.Add(call);
            Months.Add(call);
        }

        DaysOfValues.AddRange(Values.Where(_rolledUpValues.Add));
    }

    /// <summary>Forgetting leaves the first roll-up, which settles the time zone for good, to upkeep.</summary>
    private void RollUpAgain()
    {
        if (_isZoneKnown)
        {
            RollUp();
        }
    }

    public void Maintain(DateTimeOffset now, string policy)
    {
        RollUp();
        if (policy == "keep-all")
        {
            return;
        }

        var isTiered = policy == "tiered";
        var rowsFrom = HourOf(now.AddDays(-7));
        var daysFrom = HourOf(now.AddDays(-90));
        Remove(isTiered ? [.. Rows.Where(call => call.At < rowsFrom)]
            : [.. Rows.GroupBy(static call => call.Agent).SelectMany(static calls => calls.OrderByDescending(static call => call.At).Skip(LastN))]);
        Values.RemoveAll((isTiered ? Values.Where(value => value.At < rowsFrom)
            : Values.GroupBy(static value => (value.Name, value.Agent)).SelectMany(static values => values.OrderByDescending(static value => value.At).Skip(LastN)))
            .Where(static value => value.Name != "quality_score" || value.Task is null).ToHashSet().Contains);
        if (isTiered)
        {
            Hours.RemoveAll(call => HourOf(call.At) < HourOf(now.AddDays(-30)));
            Days.RemoveAll(call => DayOf(call.At) < daysFrom);
        }

        // Sessions and tasks of which no call is left, once something that tells when they were is old.
        foreach (var of in Usages.Where(static call => call.Session is not null || call.Task is not null).GroupBy(static call => (call.Session, call.Task)).ToArray())
        {
            if (!Rows.Exists(call => (call.Session, call.Task) == of.Key) && (!isTiered || of.Max(static call => call.At) < daysFrom))
            {
                Usages.RemoveAll(call => (call.Session, call.Task) == of.Key);
                Values.RemoveAll(value => (value.Session, value.Task) == of.Key);
                Removed.RemoveAll(call => (call.Session, call.Task) == of.Key);
            }
        }
    }

    /// <summary>Forgets a session, a task, or a task in a session.</summary>
    /// <returns>How many calls, how many values, and how many calls are only counted.</returns>
    public (int Calls, int Values, int Left) Forget(string? session, string? task)
    {
        bool IsIt(string? ofSession, string? ofTask) => (session is null || session == ofSession) && (task is null || task == ofTask);

        _buried.Add((session, task));
        var calls = Rows.Where(call => IsIt(call.Session, call.Task)).ToHashSet();
        var values = Values.Where(value => IsIt(value.Session, value.Task)).ToHashSet();
        var left = Removed.RemoveAll(call => IsIt(call.Session, call.Task));
        Rows.RemoveAll(calls.Contains);
        Usages.RemoveAll(call => IsIt(call.Session, call.Task));
        Values.RemoveAll(values.Contains);
        Days.RemoveAll(calls.Contains);
        Months.RemoveAll(calls.Contains);
        DaysOfValues.RemoveAll(values.Contains);
        RollUpAgain();

        return (calls.Count, values.Count, left);
    }

    /// <summary>Forgets everything before a time. What is only a count of an hour, day or month that it divides goes as a whole.</summary>
    public (int Calls, int Values) Forget(DateTimeOffset before)
    {
        if (before > _forgottenUntil)
        {
            _forgottenUntil = before;
        }
        else
        {
            RollUpAgain();
            return (0, 0);
        }

        var calls = Rows.RemoveAll(call => call.At < before);
        var values = Values.RemoveAll(value => value.At < before);
        Usages.RemoveAll(call => call.At < before);
        Removed.RemoveAll(call => call.At < before);
        Hours.RemoveAll(call => HourOf(call.At) < before);
        var counted = Rows.Concat(Hours).ToHashSet();
        Days.RemoveAll(call => DayOf(call.At) < DayOf(before) || (DayOf(call.At) == DayOf(before) && DayOf(before) < before && !counted.Contains(call)));
        var countedDays = Days.ToHashSet();
        Months.RemoveAll(call => MonthOf(call.At) < MonthOf(before) || (MonthOf(call.At) == MonthOf(before) && MonthOf(before) < before && !countedDays.Contains(call)));
        var countedValues = Values.ToHashSet();
        DaysOfValues.RemoveAll(value => DayOf(value.At) < DayOf(before) || (DayOf(value.At) == DayOf(before) && DayOf(before) < before && !countedValues.Contains(value)));
        RollUpAgain();

        return (calls, values);
    }

    public DateTimeOffset HourOf(DateTimeOffset at) => at.AddTicks(-(TimeZoneInfo.ConvertTime(at, zone).TimeOfDay.Ticks % TimeSpan.TicksPerHour));

    public DateTimeOffset DayOf(DateTimeOffset at) => Begin(TimeZoneInfo.ConvertTime(at, zone).Date);

    public DateTimeOffset MonthOf(DateTimeOffset at)
    {
        var date = TimeZoneInfo.ConvertTime(at, zone).Date;
        return Begin(new DateTime(date.Year, date.Month, 1));
    }

    private DateTimeOffset Begin(DateTime date) => new(TimeZoneInfo.ConvertTimeToUtc(date, zone), TimeSpan.Zero);

    private static DateTimeOffset Floor(DateTimeOffset at, int minutes) => at.AddTicks(-(at.UtcTicks % (minutes * TimeSpan.TicksPerMinute)));

    private bool IsBuried(string? session, string? task) => _buried.Any(one => (one.Session is null || one.Session == session) && (one.Task is null || one.Task == task));

    private void Remove(HashSet<ModelCall> calls)
    {
        Rows.RemoveAll(calls.Contains);
        Hours.AddRange(calls);
        Removed.AddRange(calls.Where(static call => call.Session is not null || call.Task is not null));
    }
}
