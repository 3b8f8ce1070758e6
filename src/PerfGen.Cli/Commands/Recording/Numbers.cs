using System.Globalization;

namespace PerfGen.Cli.Commands.Recording;

/// <summary>
/// Reads what options say. The options themselves are text: of each type that System.CommandLine reads, a process that records would have to compile a dozen methods first.
/// </summary>
internal static class Numbers
{
    public static long? Whole(string? text, string option)
    {
        if (text is null)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : throw new UsageException($"{option} is '{text}'; it has to be a whole number");
    }

    public static double? Points(string? text, string option)
    {
        if (text is null)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : throw new UsageException($"{option} is '{text}'; it has to be a number");
    }

    public static decimal? Amount(string? text, string option)
    {
        if (text is null)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount : throw new UsageException($"{option} is '{text}'; it has to be an amount such as 0.25");
    }

    public static bool? Truth(string? text, string option) => text?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        _ => throw new UsageException($"{option} is '{text}'; it has to be true or false"),
    };
}
