using System.Globalization;

namespace PerfGen.Query.Reporting;

/// <summary>The window of time that a report is about.</summary>
/// <param name="From">Its begin; null is the beginning of all records.</param>
/// <param name="To">Its end, not included; null is now.</param>
/// <param name="Name">What people call it, for instance <c>last hour</c>.</param>
public sealed record ReportWindow(DateTimeOffset? From, DateTimeOffset? To, string Name)
{
    /// <summary>Everything that was ever recorded.</summary>
    public static ReportWindow All { get; } = new(null, null, "all time");

    /// <summary>The window of the same length right before this one; null where this one has no begin.</summary>
    /// <param name="now">The end, where the window has none.</param>
    public ReportWindow? Before(DateTimeOffset now) => From is { } from ? new ReportWindow(from - ((To ?? now) - from), from, "before") : null;

    /// <summary>Reads what somebody typed after <c>--since</c>: <c>30m</c>, <c>1h</c>, <c>7d</c>, <c>2w</c>, a date, or a date and time; <c>all</c> is all time.</summary>
    /// <param name="text">What was typed. A date or time without a zone is one of <paramref name="zone"/>.</param>
    /// <param name="now">The end of the window.</param>
    /// <param name="zone">The zone of dates; the machine's where it is null.</param>
    /// <param name="window">The window.</param>
    /// <returns>Whether it could be read, and lies in the past.</returns>
    public static bool TryParse(string text, DateTimeOffset now, TimeZoneInfo? zone, out ReportWindow window)
    {
        window = All;
        text = text.Trim();
        if (text.Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (TryParseSpan(text, out var span, out var name))
        {
            if (span > now - DateTimeOffset.UnixEpoch)
            {
                return false;
            }

            window = new ReportWindow(now - span, null, name);
            return true;
        }

        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault, out var time)
            || !char.IsAsciiDigit(text[0]) || !text.Contains('-') || time.Year < 1970)
        {
            return false;
        }

        var from = time.Kind == DateTimeKind.Utc
            ? new DateTimeOffset(time)
            : new DateTimeOffset(time, (zone ?? TimeZoneInfo.Local).GetUtcOffset(time));
        window = new ReportWindow(from, null, "since " + text);
        return from < now;
    }

    private static bool TryParseSpan(string text, out TimeSpan span, out string name)
    {
        (span, name) = (default, "");
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            return false;
        }

        (var one, var word) = text[^1] switch
        {
            's' => (TimeSpan.FromSeconds(1), "second"),
            'm' => (TimeSpan.FromMinutes(1), "minute"),
            'h' => (TimeSpan.FromHours(1), "hour"),
            'd' => (TimeSpan.FromDays(1), "day"),
            'w' => (TimeSpan.FromDays(7), "week"),
            _ => (default, ""),
        };
        if (one == default || one.TotalSeconds * count > TimeSpan.MaxValue.TotalSeconds)
        {
            return false;
        }

        span = one * count;
        name = count == 1 ? $"last {word}" : string.Create(CultureInfo.InvariantCulture, $"last {count} {word}s");
        return true;
    }
}
