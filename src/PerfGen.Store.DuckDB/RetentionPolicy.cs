using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PerfGen.Contracts;

namespace PerfGen.Store.DuckDB;

/// <summary>How long rows of a group of metrics are kept. What they were stays in rollups either way.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="Count">Rows for each agent and command-line tool, for <see cref="RetentionKind.LastN"/>.</param>
public sealed record RetentionPolicy(RetentionKind Kind, int Count = RetentionPolicy.DefaultCount)
{
    /// <summary>What <c>last-n</c> keeps where no number is given.</summary>
    public const int DefaultCount = RetentionWords.UsualCount;

    /// <summary>Everything is kept.</summary>
    public static RetentionPolicy KeepAll { get; } = new(RetentionKind.KeepAll);

    /// <summary>Seven days of rows, thirty of hours, ninety of days, months for ever.</summary>
    public static RetentionPolicy Tiered { get; } = new(RetentionKind.Tiered);

    /// <summary>Reads <c>keep-all</c>, <c>tiered</c>, <c>last-n</c> or <c>last-50</c>.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RetentionPolicy? policy)
    {
        policy = !RetentionWords.TryParse(text, out var rule, out var count) ? null
            : rule switch
            {
                RetentionWords.KeepAll => KeepAll,
                RetentionWords.Tiered => Tiered,
                _ => new RetentionPolicy(RetentionKind.LastN, count),
            };
        return policy is not null;
    }

    /// <summary>As it is written in <c>perfgen.json</c>.</summary>
    public override string ToString() => Kind switch
    {
        RetentionKind.KeepAll => "keep-all",
        RetentionKind.Tiered => "tiered",
        _ => string.Create(CultureInfo.InvariantCulture, $"last-{Count}"),
    };
}

/// <summary>Rules of retention.</summary>
public enum RetentionKind
{
    /// <summary>Everything is kept.</summary>
    KeepAll = 0,

    /// <summary>Rows for seven days, hours for thirty, days for ninety, months for ever.</summary>
    Tiered = 1,

    /// <summary>The last rows of each agent and command-line tool.</summary>
    LastN = 2,
}
