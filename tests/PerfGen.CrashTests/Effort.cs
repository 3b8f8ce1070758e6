using System.Globalization;

namespace PerfGen.CrashTests;

/// <summary>
/// How much is tried. <c>PERFGEN_SLOW=1</c> tries as much as a release needs; <c>PERFGEN_KILLS</c> says how many kills a test makes,
/// <c>PERFGEN_SEEDS</c> (numbers, joined by commas) with which seeds.
/// </summary>
internal static class Effort
{
    /// <summary>A slow machine may record too little in a round to come to what the round is for: it gets others, up to so many.</summary>
    public const int MostRounds = 40;

    public static bool IsSlow { get; } = Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1";

    /// <summary>Kills of a test with one seed.</summary>
    public static int Kills(int few, int many) =>
        Environment.GetEnvironmentVariable("PERFGEN_KILLS") is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : IsSlow ? many : few;

    /// <summary>Seeds of a test.</summary>
    public static TheoryData<int> Seeds(params int[] seeds) =>
        [.. Environment.GetEnvironmentVariable("PERFGEN_SEEDS") is { Length: > 0 } said ? said.Split(',').Select(static seed => int.Parse(seed, CultureInfo.InvariantCulture)) : seeds];
}
