using System.Globalization;

namespace PerfGen.Benchmarks;

/// <summary>What every benchmark takes from the command line.</summary>
internal sealed record RunOptions(int Rounds, bool Json, string? Only, string? Part)
{
    /// <param name="arguments">What follows the benchmark's name.</param>
    /// <param name="rounds">Rounds where none are given.</param>
    /// <exception cref="FormatException">An argument that no benchmark knows.</exception>
    public static RunOptions Parse(ReadOnlySpan<string> arguments, int rounds)
    {
        var options = new RunOptions(rounds, Json: false, Only: null, Part: null);
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--json" => options with { Json = true },
                "--rounds" when i + 1 < arguments.Length && int.TryParse(arguments[++i], CultureInfo.InvariantCulture, out var given) && given > 0 =>
                    options with { Rounds = given },
                "--part" when i + 1 < arguments.Length => options with { Part = arguments[++i] },
                "--only" when i + 1 < arguments.Length => options with { Only = arguments[++i] },
                var unknown => throw new FormatException($"'{unknown}' is not an option; see the usage by giving none."),
            };
        }

        return options;
    }
}
