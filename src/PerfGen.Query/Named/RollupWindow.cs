using System.Data.Common;
using System.Globalization;

namespace PerfGen.Query.Named;

/// <summary>The whole days and months of a window. <see cref="DateTimeOffset.MinValue"/> and <see cref="DateTimeOffset.MaxValue"/> are no bound.</summary>
internal sealed record RollupWindow(DateTimeOffset DaysFrom, DateTimeOffset DaysUntil, DateTimeOffset MonthsFrom, DateTimeOffset MonthsUntil)
{
    public bool HasDays => DaysFrom < DaysUntil;

    public static RollupWindow Of(UpkeepState state, QuestionFilter filter, bool withMonths)
    {
        var days = (From: Up(filter.Since, DateTimeOffset.MinValue), Until: Down(filter.Until, DateTimeOffset.MaxValue));
        if (filter.Since is { } since && since < state.HoursFrom)
        {
            days.From = DayOf(since, state.Zone); // Nothing finer is left.
        }

        if (filter.Until is { } until && until < state.HoursFrom)
        {
            days.Until = Up(until, until);
        }

        var months = (From: days.Until, days.Until);
        if (withMonths)
        {
            var from = days.From == DateTimeOffset.MinValue ? days.From : NextMonth(days.From, state.Zone);
            var to = days.Until == DateTimeOffset.MaxValue ? days.Until : MonthOf(days.Until, state.Zone);
            if (days.From < state.DaysFrom && days.From != DateTimeOffset.MinValue)
            {
                from = MonthOf(days.From, state.Zone);
                days.From = from;
            }

            months = from < to ? (from, to) : months;
        }

        return new RollupWindow(days.From, days.Until, months.From, months.Until);

        DateTimeOffset Up(DateTimeOffset? time, DateTimeOffset none) =>
            time is not { } at ? none : DayOf(at, state.Zone) == at ? at : DayOf(DayOf(at, state.Zone).AddHours(36), state.Zone);

        DateTimeOffset Down(DateTimeOffset? time, DateTimeOffset none) => time is { } at ? DayOf(at, state.Zone) : none;
    }

    /// <summary>Sets the variables that the statements read.</summary>
    public void Set(DbConnection connection)
    {
        foreach (var (name, time) in ((string, DateTimeOffset)[])[("days_from", DaysFrom), ("days_until", DaysUntil), ("months_from", MonthsFrom), ("months_until", MonthsUntil)])
        {
            using var command = connection.CreateCommand();
            var value = time == DateTimeOffset.MinValue ? "'-infinity'::timestamptz" : time == DateTimeOffset.MaxValue ? "'infinity'::timestamptz"
                : string.Create(CultureInfo.InvariantCulture, $"make_timestamptz({(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10})");
#pragma warning disable CA2100 // A constant name and a number.
            command.CommandText = $"set variable {name} = {value}";
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    public IEnumerable<string> Notes(QuestionFilter filter, UpkeepState state)
    {
        static string Show(DateTimeOffset time) =>
            time == DateTimeOffset.MinValue ? "the beginning" : time == DateTimeOffset.MaxValue ? "now" : time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

        yield return $"answered from rollups of days from {Show(DaysFrom)} to {Show(DaysUntil)}, and from rows and hours for what lies outside or is newer; percentiles are within 1 %";
        if (MonthsFrom < MonthsUntil)
        {
            yield return $"of these, months from {Show(MonthsFrom)} to {Show(MonthsUntil)}";
        }

        if (MonthsFrom >= MonthsUntil && state.DaysFrom is { } daysFrom && (filter.Since is null || filter.Since < daysFrom))
        {
            yield return $"days before {Show(daysFrom)} are gone by the retention policy, and months do not tell apart what was asked: what happened before is not in the answer";
        }

        if (filter.Since is { } since && since < state.HoursFrom)
        {
            yield return $"the window was widened to whole days: its begin lies before {Show(state.HoursFrom!.Value)}, from where hours are kept";
        }
        else if (filter.Since < state.CallsFrom || filter.Until < state.CallsFrom)
        {
            yield return $"the window was widened to whole hours: rows are kept from {Show(state.CallsFrom!.Value)}";
        }
    }

    private static DateTimeOffset DayOf(DateTimeOffset time, TimeZoneInfo zone) => Begin(TimeZoneInfo.ConvertTime(time, zone).Date, zone);

    private static DateTimeOffset MonthOf(DateTimeOffset time, TimeZoneInfo zone)
    {
        var date = TimeZoneInfo.ConvertTime(time, zone).Date;
        return Begin(new DateTime(date.Year, date.Month, 1), zone);
    }

    private static DateTimeOffset NextMonth(DateTimeOffset time, TimeZoneInfo zone)
    {
        var month = MonthOf(time, zone);
        return month == time ? month : MonthOf(month.AddDays(40), zone);
    }

    private static DateTimeOffset Begin(DateTime date, TimeZoneInfo zone) => new(TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(date) ? date.AddHours(1) : date, zone), TimeSpan.Zero);
}
