namespace PerfGen.Runtime.Journal.Folding;

/// <summary>Calls that are no records any more: of one method, quarter of an hour, status, agent, model, tool and kind of task. What adds up of them is kept.</summary>
/// <param name="quarter">Quarters of an hour since 1970 (UTC): days begin at one of them in every time zone.</param>
/// <param name="method">Dictionary id of the method.</param>
/// <param name="context">Dictionary id of a context that says the same of agent, model, tool and kind of task; 0 is none.</param>
/// <param name="status">How they ended.</param>
public sealed class FoldedGroup(long quarter, int method, int context, CallStatus status)
{
    /// <summary>Nanoseconds of a quarter of an hour.</summary>
    public const long Quarter = 900_000_000_000;

    /// <summary>Quarters of an hour since 1970 (UTC).</summary>
    public long QuarterOfHour { get; } = quarter;

    /// <summary>Dictionary id of the method.</summary>
    public int Method { get; } = method;

    /// <summary>Dictionary id of one of their contexts; 0 is none.</summary>
    public int Context { get; } = context;

    /// <summary>How they ended.</summary>
    public CallStatus Status { get; } = status;

    /// <summary>How many there were.</summary>
    public long Calls { get; internal set; }

    /// <summary>Those of them with a duration.</summary>
    public long Timed { get; internal set; }

    /// <summary>Nanoseconds of these together.</summary>
    public long DurationSum { get; internal set; }

    /// <summary>Nanoseconds of the shortest.</summary>
    public long DurationMin { get; internal set; } = long.MaxValue;

    /// <summary>Nanoseconds of the longest.</summary>
    public long DurationMax { get; internal set; }

    /// <summary>How many lay in each bin of the store's histogram.</summary>
    public IReadOnlyDictionary<int, long> Bins => OwnBins;

    internal SortedDictionary<int, long> OwnBins { get; } = [];

    internal void Add(int weight, long? nanoseconds)
    {
        Calls += weight;
        if (nanoseconds is { } duration)
        {
            Timed += weight;
            DurationSum += duration * weight;
            DurationMin = Math.Min(DurationMin, duration);
            DurationMax = Math.Max(DurationMax, duration);
            var bin = DurationBins.Of(duration);
            OwnBins[bin] = OwnBins.GetValueOrDefault(bin) + weight;
        }
    }
}
