using System.Globalization;

namespace PerfGen.Query.Reporting;

/// <summary>A day, week or month of the calendar.</summary>
/// <param name="Kind">How long it is.</param>
/// <param name="First">Its first day.</param>
/// <param name="Zone">The zone in which days begin.</param>
public sealed record ReportPeriod(PeriodKind Kind, DateOnly First, TimeZoneInfo Zone)
{
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>The day after its last.</summary>
    public DateOnly Next => Kind switch
    {
        PeriodKind.Daily => First.AddDays(1),
        PeriodKind.Weekly => First.AddDays(7),
        _ => First.AddMonths(1),
    };

    /// <summary>When it begins.</summary>
    public DateTimeOffset From => Begin(First);

    /// <summary>When it ends, not included.</summary>
    public DateTimeOffset To => Begin(Next);

    /// <summary>The period right before.</summary>
    public ReportPeriod Previous => Of(Kind, First.AddDays(-1), Zone);

    /// <summary><c>2025-11-29</c>, <c>2025-W48</c> or <c>2025-11</c>.</summary>
    public string Name => Kind switch
    {
        PeriodKind.Daily => First.ToString(DateForm, CultureInfo.InvariantCulture),
        PeriodKind.Weekly => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(First)}-W{ISOWeek.GetWeekOfYear(First):00}"),
        _ => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    /// <summary><c>2025-11-01 to 2025-11-30</c></summary>
    public string Range => string.Create(CultureInfo.InvariantCulture, $"{First:yyyy-MM-dd} to {Next.AddDays(-1):yyyy-MM-dd}");

    /// <summary>The period that a day lies in.</summary>
    /// <param name="kind">How long it is.</param>
    /// <param name="day">The day.</param>
    /// <param name="zone">The zone in which days begin; the machine's where it is null.</param>
    public static ReportPeriod Of(PeriodKind kind, DateOnly day, TimeZoneInfo? zone = null) => new(
        kind,
        kind switch
        {
            PeriodKind.Daily => day,
            PeriodKind.Weekly => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            _ => new DateOnly(day.Year, day.Month, 1),
        },
        zone ?? TimeZoneInfo.Local);

    /// <summary>Reads <c>2025-11-29</c>, <c>2025-W48</c>, <c>2025-11</c>, <c>today</c> or <c>yesterday</c> as the period of that kind that it lies in.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="kind">How long the period is.</param>
    /// <param name="now">The present.</param>
    /// <param name="zone">The zone in which days begin; the machine's where it is null.</param>
    /// <returns>The period; null where the text is no date.</returns>
    public static ReportPeriod? Parse(string text, PeriodKind kind, DateTimeOffset now, TimeZoneInfo? zone = null)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone ?? TimeZoneInfo.Local).DateTime);
        DateOnly? day = text.Trim().ToLowerInvariant() switch
        {
            "today" => today,
            "yesterday" => today.AddDays(-1),
            var date when DateOnly.TryParseExact(date, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) => read,
            var month when DateOnly.TryParseExact(month + "-01", DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) => read,
            var week => WeekOf(week),
        };
        return day is { } known ? Of(kind, known, zone) : null;
    }

    private static DateOnly? WeekOf(string text) =>
        text.Split("-w") is [var year, var week]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1970 and <= 9998
            && int.TryParse(week, NumberStyles.None, CultureInfo.InvariantCulture, out var w) && w >= 1 && w <= ISOWeek.GetWeeksInYear(y)
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime(y, w, DayOfWeek.Monday))
            : null;

    private DateTimeOffset Begin(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where clocks go back over midnight it comes twice, and the day begins with the first; where they go forward over it, with the moment that they do.
        var offset = Zone.IsAmbiguousTime(midnight) ? Zone.GetAmbiguousTimeOffsets(midnight).Max() : Zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
