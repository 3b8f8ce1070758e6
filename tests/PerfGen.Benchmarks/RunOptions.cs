using System.Globalization;

namespace PerfGen.Benchmarks;

/// <summary>What every benchmark takes from the command line.</summary>
internal sealed record RunOptions(int Rounds, bool Json)
{
    /// <exception cref="FormatException">An argument that no benchmark knows.</exception>
    public static RunOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new RunOptions(Rounds: 15, Json: false);
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--json" => options with { Json = true },
                "--rounds" when i + 1 < arguments.Length && int.TryParse(arguments[++i], CultureInfo.InvariantCulture, out var rounds) && rounds > 0 =>
                    options with { Rounds = rounds },
                var unknown => throw new FormatException($"'{unknown}' is not an option; see the usage by giving none."),
            };
        }

        return options;
    }
}
