using System.Globalization;

namespace PerfGen.Query.Text;

/// <summary>Numbers as people read them. The same in every culture.</summary>
public static class Human
{
    /// <summary>A duration: <c>51 µs</c>, <c>340 ms</c>, <c>1.2 s</c>, <c>3.4 min</c>; a dash where it is null.</summary>
    /// <param name="seconds">Seconds.</param>
    public static string Duration(double? seconds)
    {
        if (seconds is not { } s)
        {
            return "–";
        }

        // The unit is chosen by what is shown: 999.7 ms is 1.0 s.
        return Math.Abs(s) switch
        {
            < 999.5e-9 => Invariant($"{Math.Round(s * 1e9):0} ns"),
            < 999.5e-6 => Scaled(s * 1e6, "µs"),
            < 999.5e-3 => Scaled(s * 1e3, "ms"),
            < 119.5 => Scaled(s, "s"),
            < 119.5 * 60 => Scaled(s / 60, "min"),
            < 47.5 * 3600 => Scaled(s / 3600, "h"),
            _ => Scaled(s / 86400, "days"),
        };
    }

    /// <summary>A count in full: <c>1,402,113</c>.</summary>
    /// <param name="count">The count.</param>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count in few characters: <c>980</c>, <c>2.1k</c>, <c>212k</c>, <c>3.4M</c>; a dash where it is null.</summary>
    /// <param name="count">The count.</param>
    public static string Compact(double? count)
    {
        if (count is not { } c)
        {
            return "–";
        }

        return Math.Abs(c) switch
        {
            < 999.5 => c == Math.Truncate(c) || Math.Abs(c) >= 99.5 ? Invariant($"{c:0}") : Math.Abs(c) >= 0.01 ? Invariant($"{c:0.##}") : Invariant($"{c:0.##E+0}"),
            < 999.5e3 => Scaled(c / 1e3, "k", ""),
            < 999.5e6 => Scaled(c / 1e6, "M", ""),
            < 999.5e9 => Scaled(c / 1e9, "G", ""),
            _ => Invariant($"{c:0.##E+0}"),
        };
    }

    /// <summary>A share: <c>92 %</c>. Never rounded to all or nothing: 0.9997 is <c>99.9 %</c>. A dash where it is null.</summary>
    /// <param name="ratio">0 to 1.</param>
    public static string Share(double? ratio) => ratio switch
    {
        null => "–",
        0 => "0 %",
        1 => "100 %",
        > 0.99 and < 1 => Invariant($"{Math.Min(Math.Round(ratio.Value * 100, 1), 99.9):0.#} %"),
        > 0 and < 0.01 => Invariant($"{Math.Max(Math.Round(ratio.Value * 100, 1), 0.1):0.#} %"),
        _ => Invariant($"{ratio.Value * 100:0} %"),
    };

    /// <summary>A size: <c>812 B</c>, <c>18.4 MB</c> (of a million bytes).</summary>
    /// <param name="bytes">Bytes.</param>
    public static string Size(long bytes) => bytes switch
    {
        < 1000 => Invariant($"{bytes} B"),
        < 999_950 => Invariant($"{bytes / 1e3:0.0} kB"),
        < 999_950_000 => Invariant($"{bytes / 1e6:0.0} MB"),
        _ => Invariant($"{bytes / 1e9:0.0} GB"),
    };

    /// <summary>An amount of money: <c>$1.87</c>, <c>1.87 EUR</c>.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">Its currency; null is unknown.</param>
    public static string Money(decimal amount, string? currency)
    {
        // Cents, but as many digits as an amount below a cent needs to be more than 0.
        var text = amount == 0 || Math.Abs(amount) >= 0.01m ? Invariant($"{amount:N2}") : Invariant($"{amount:0.######}");
        return currency is "USD" ? "$" + text : currency is null ? text : text + " " + currency;
    }

    /// <summary>A count with its word: <c>1 task</c>, <c>24 tasks</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for several; with an s where it is null.</param>
    public static string Things(long count, string one, string? many = null) => Count(count) + " " + (count == 1 ? one : many ?? one + "s");

    /// <summary>How long ago: <c>3 minutes ago</c>.</summary>
    /// <param name="time">The time that has passed.</param>
    public static string Ago(TimeSpan time) => time.TotalSeconds switch
    {
        < 90 => "a moment ago",
        < 90 * 60 => $"{Math.Round(time.TotalMinutes):0} minutes ago",
        < 36 * 3600 => $"{Math.Round(time.TotalHours):0} hours ago",
        _ => $"{Math.Round(time.TotalDays):0} days ago",
    };

    private static string Scaled(double value, string unit, string space = " ") =>
        Math.Abs(value) < 9.95 ? Invariant($"{value:0.0}{space}{unit}") : Invariant($"{value:0}{space}{unit}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
