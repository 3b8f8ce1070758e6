using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PerfGen.Query.Reporting;
using PerfGen.Runtime;

namespace PerfGen.Cli;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    public static Option<string?> Dir() => new("--dir") { Description = "The data directory (otherwise found from here upward).", HelpName = "folder" };

    public static Option<bool> Json() => new("--json") { Description = "Write JSON; its member 'schema' names form and version." };

    public static Option<bool> Csv() => new("--csv") { Description = "Write CSV (RFC 4180)." };

    /// <summary>A time such as <c>30</c>, <c>30s</c>, <c>500ms</c>, <c>2m</c>; null where nothing is said.</summary>
    public static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "time",
        CustomParser = result => Parse(name, result),
    };

    /// <summary>A size such as <c>512MB</c> or <c>2GB</c>, in bytes; null where nothing is said.</summary>
    public static long? Size(string name, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var digits = text.TrimEnd('K', 'M', 'G', 'B', 'k', 'm', 'g', 'b');
        var unit = text[digits.Length..].ToUpperInvariant() switch { "" or "B" => 1L, "K" or "KB" => 1L << 10, "M" or "MB" => 1L << 20, "G" or "GB" => 1L << 30, _ => 0 };
        return unit > 0 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 1L << 30 && count * unit >= 1 << 20
            ? count * unit
            : throw new UsageException($"{name} is '{text}'; it has to be a size of at least 1MB such as 512MB or 2GB");
    }

    /// <summary>The data directory that was named, or is found.</summary>
    public static DataDirectory DirectoryOf(string? named)
    {
        var directory = DataDirectory.Find(named);
        if (File.Exists(directory.Path))
        {
            throw new UsageException($"'{directory.Path}' is a file; the data directory is a folder");
        }

        var inside = new DataDirectory(Path.Combine(directory.Path, ".perfgen"));
        return named is { Length: > 0 } && inside.Exists && !Directory.Exists(directory.JournalFolder) && !Path.Exists(directory.DatabaseFile)
            ? throw new UsageException($"'{named}' is no data directory; did you mean --dir '{Path.Combine(named, ".perfgen")}'?")
            : directory;
    }

    /// <summary>The window that a time such as <c>7d</c> or <c>2026-11-21</c> begins; dates are days of the directory's zone.</summary>
    /// <param name="option">The option that says it.</param>
    /// <param name="text">What it says.</param>
    /// <param name="directory">The data directory.</param>
    /// <exception cref="UsageException">It is no time, or lies ahead.</exception>
    public static ReportWindow Window(string option, string text, DataDirectory directory) =>
        ReportWindow.TryParse(text, DateTimeOffset.UtcNow, text.Contains('-', StringComparison.Ordinal) ? ReportZone.Find(directory) : null, out var window)
            ? window
            : throw new UsageException($"{option} is '{text}'; it has to be a time that is past, such as 30m, 1h, 7d, 2w or 2026-11-21");

    /// <summary>Refuses JSON and CSV at once.</summary>
    public static void CheckForm(bool json, bool csv)
    {
        if (json && csv)
        {
            throw new UsageException("--json and --csv exclude each other; give one of them");
        }
    }

    /// <summary>Reads a time of at most a day: <c>30</c> (seconds), <c>30s</c>, <c>500ms</c>, <c>2m</c>, <c>1h</c>.</summary>
    public static bool TryParseTime(string text, out TimeSpan time)
    {
        var digits = text.TrimEnd('m', 's', 'h');
        var unit = text[digits.Length..] switch { "ms" => 0.001, "" or "s" => 1, "m" => 60, "h" => 3600, _ => 0.0 };
        var isTime = unit > 0 && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count * unit <= 86_400;
        time = isTime ? TimeSpan.FromSeconds(double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * unit) : default;
        return isTime;
    }

    private static TimeSpan? Parse(string name, ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryParseTime(text, out var time))
        {
            return time;
        }

        result.AddError($"{name} is '{text}'; it has to be a time of at most a day such as 30s, 500ms or 2m");
        return null;
    }
}
