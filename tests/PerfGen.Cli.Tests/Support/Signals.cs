using System.Globalization;

namespace PerfGen.Cli.Tests.Support;

/// <summary>What the processes that tests start inherit from them.</summary>
internal static class Signals
{
    /// <summary>Why a test that interrupts what it starts shows nothing.</summary>
    public const string Ignored = "The tests were started to ignore SIGINT, as what runs in a script's background is, and so is what they start.";

    private const string Line = "SigIgn:";

    /// <summary>Whether this process ignores SIGINT. Told on Linux; elsewhere taken for false.</summary>
    public static bool IgnoresInterrupts =>
        OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").First(static line => line.StartsWith(Line, StringComparison.Ordinal)) is var line
        && (long.Parse(line.AsSpan(Line.Length).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) & 0b10) != 0;
}
