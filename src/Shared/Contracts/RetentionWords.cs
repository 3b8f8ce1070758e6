using System.Globalization;

namespace PerfGen.Contracts;

/// <summary>How policies of retention are written: one grammar for the table of settings and for the store.</summary>
internal static class RetentionWords
{
    public const string KeepAll = "keep-all";
    public const string Tiered = "tiered";
    public const string LastN = "last-n";

    /// <summary>What <c>last-n</c> keeps.</summary>
    public const int UsualCount = 100;

    /// <summary>What it may be, in words.</summary>
    public const string InWords = "keep-all, tiered, last-n or last-<number>";

    private const string Last = "last-";

    /// <summary>Reads a policy.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="rule">One of <see cref="KeepAll"/>, <see cref="Tiered"/> and <see cref="LastN"/>.</param>
    /// <param name="count">How many are kept, for <see cref="LastN"/>.</param>
    /// <returns>Whether it is a policy.</returns>
    public static bool TryParse(string? text, out string rule, out int count)
    {
        (rule, count) = (KeepAll, UsualCount);
        switch (text)
        {
            case KeepAll or Tiered or LastN:
                rule = text;
                return true;
            case not null when text.StartsWith(Last, StringComparison.Ordinal):
                rule = LastN;
                return int.TryParse(text.Substring(Last.Length), NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;
            default:
                return false;
        }
    }
}
