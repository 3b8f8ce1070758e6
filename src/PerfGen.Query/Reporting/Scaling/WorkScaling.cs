namespace PerfGen.Query.Reporting;

/// <summary>How one kind of work bears being done by several at once: the calls of a method, or the tasks of a kind.</summary>
/// <remarks>
/// The four categories are read off <see cref="Degrees"/>. With 16 that take 60 s each alone and 90 s each beside 15 others: speed-up 16 × 60 / 90 = 10.7, efficiency 10.7 / 16 = 67 %,
/// overhead 30 s. What is slow for another reason is in progress longer, and so beside more others: the figures say what came together, not what caused it.
/// </remarks>
public sealed record WorkScaling
{
    /// <summary>Success beside others, as a share of success alone, above which quality is maintained.</summary>
    public const double QualityMark = 0.95;

    /// <summary>Throughput below this share of that of fewer at once is a fall.</summary>
    private const double FallMark = 0.95;

    /// <summary>Makes the figures.</summary>
    /// <param name="rows">Rows of one kind of work, by how many were in progress.</param>
    internal WorkScaling(IReadOnlyList<WorkAtOnce> rows)
    {
        (Kind, Type, Name) = (rows[0].Kind, rows[0].Type, rows[0].Name);
        var alone = rows.FirstOrDefault(static row => row.To == 1);
        var known = alone is not null && new DegreeFigures(alone, null).IsEnough ? alone : null;
        Degrees = [.. rows.Select(row => new DegreeFigures(row, known))];
    }

    /// <summary><c>method</c> or <c>task_type</c>.</summary>
    public string Kind { get; }

    /// <summary>Type that declares the method; null for tasks.</summary>
    public string? Type { get; }

    /// <summary>Name of the method, or the kind of task; empty for tasks without one.</summary>
    public string Name { get; }

    /// <summary>Figures by how many were in progress at once, the fewest first.</summary>
    public IReadOnlyList<DegreeFigures> Degrees { get; }

    /// <summary>The most that were in progress at once.</summary>
    public long MostAtOnce => Degrees[^1].Row.To;

    /// <summary>Calls or tasks that succeeded.</summary>
    public long Done => (long)Math.Round(Degrees.Sum(static degree => degree.Row.Done));

    /// <summary>Seconds in which at least one was in progress.</summary>
    public double ElapsedSeconds => Degrees.Sum(static degree => degree.Row.ElapsedSeconds);

    /// <summary>Execution speed: the seconds that the same would have taken one at a time, at the pace that it has alone. Null where that pace is not known.</summary>
    public double? OneAtATimeSeconds => Paced is { } paced ? Degrees.Sum(static degree => degree.Row.Done) * paced : null;

    /// <summary>Execution speed: how many times as fast as one at a time all of it was.</summary>
    public double? SpeedUp => OneAtATimeSeconds / ElapsedSeconds;

    /// <summary>Execution speed: the seconds that were saved; below 0 where it took longer.</summary>
    public double? SavedSeconds => OneAtATimeSeconds - ElapsedSeconds;

    /// <summary>Resource efficiency: what each of those in progress beside others was worth, next to one alone. Null where too little ran either way.</summary>
    public double? Efficiency => Beside is { IsEnough: true } beside ? beside.Efficiency : null;

    /// <summary>Resource efficiency: seconds that one took longer beside others than alone.</summary>
    public double? OverheadSeconds => Beside?.OverheadSeconds;

    /// <summary>Quality maintenance: success of what ran alone. Null where that were too few to say.</summary>
    public double? SuccessAlone => Degrees[0] is { Row: { To: 1, Rated: >= DegreeFigures.LeastDone - 1e-6 } } alone ? alone.SuccessRate : null;

    /// <summary>Quality maintenance: success of what ran beside others.</summary>
    public double? SuccessBeside => Beside is { Row.Rated: >= DegreeFigures.LeastDone - 1e-6 } beside ? beside.SuccessRate : null;

    /// <summary>Quality maintenance: whether success beside others is more than <see cref="QualityMark"/> of what it is alone. Null where either is not known.</summary>
    public bool? IsQualityMaintained => SuccessBeside is { } beside && SuccessAlone is { } alone ? beside > QualityMark * alone || alone == 0 : null;

    /// <summary>Scalability factors: where most was done in a second. Null where fewer than two degrees are known.</summary>
    public DegreeFigures? Best => Known.Length > 1 ? Known.MaxBy(static degree => degree.SpeedUp) : null;

    /// <summary>
    /// Scalability factors: the fewest at once with which less was done in a second than with fewer still, by more than 5 % and by more than twice what chance explains.
    /// Null where that never was.
    /// </summary>
    public DegreeFigures? DegradesFrom => Known.Where((degree, i) => Known[..i].Any(fewer => IsFall(fewer, degree))).FirstOrDefault();

    /// <summary>Why there is nothing to compare; null where there is.</summary>
    public string? Unknown =>
        MostAtOnce == 1 ? "never more than one at once"
        : Degrees[0].Row.To > 1 ? "never one alone: nothing to compare with"
        : Paced is null ? $"fewer than {DegreeFigures.LeastDone} ran alone: too few to compare with"
        : Beside is not { IsEnough: true } ? $"fewer than {DegreeFigures.LeastDone} ran beside others: too few to compare"
        : null;

    /// <summary>Seconds for one, one at a time.</summary>
    private double? Paced => Degrees[0].Alone is { } alone ? alone.ElapsedSeconds / alone.Done : null;

    private DegreeFigures[] Known => [.. Degrees.Where(static degree => degree.SpeedUp is not null)];

    /// <summary>All that ran beside others, together.</summary>
    private DegreeFigures? Beside
    {
        get
        {
            WorkAtOnce[] rows = [.. Degrees.Select(static degree => degree.Row).Where(static row => row.From > 1)];
            var done = rows.Sum(static row => row.Done);
            return rows.Length == 0 ? null : new DegreeFigures(
                rows[0] with
                {
                    To = rows[^1].To,
                    ElapsedSeconds = rows.Sum(static row => row.ElapsedSeconds),
                    WorkSeconds = rows.Sum(static row => row.WorkSeconds),
                    Done = done,
                    Rated = rows.Sum(static row => row.Rated),
                    MeanSeconds = done > 0 ? rows.Sum(static row => row.Done * row.MeanSeconds ?? 0) / done : null,
                    DeviationSeconds = null,
                },
                Degrees[0].Alone);
        }
    }

    private static bool IsFall(DegreeFigures fewer, DegreeFigures more)
    {
        var ratio = more.SpeedUp!.Value / fewer.SpeedUp!.Value;
        return ratio < FallMark && Math.Log(ratio) < -2 * Math.Sqrt((fewer.ErrorShare * fewer.ErrorShare) + (more.ErrorShare * more.ErrorShare));
    }
}
