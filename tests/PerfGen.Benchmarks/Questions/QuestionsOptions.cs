using System.Globalization;

namespace PerfGen.Benchmarks.Questions;

/// <summary>What the benchmark takes from the command line.</summary>
internal sealed record QuestionsOptions(long Rows, bool Json, string? Keep, bool WithSqlite)
{
    /// <exception cref="FormatException">An argument that it does not know.</exception>
    public static QuestionsOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new QuestionsOptions(1_000_000, Json: false, Keep: null, WithSqlite: true);
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--json" => options with { Json = true },
                "--no-sqlite" => options with { WithSqlite = false },
                "--keep" when i + 1 < arguments.Length => options with { Keep = arguments[++i] },
                "--rows" when i + 1 < arguments.Length && long.TryParse(arguments[++i], CultureInfo.InvariantCulture, out var rows) && rows > 0 => options with { Rows = rows },
                var unknown => throw new FormatException($"'{unknown}' is not an option; see the usage by giving none."),
            };
        }

        return options;
    }
}
