namespace PerfGen.Benchmarks;

/// <summary>One thing to measure.</summary>
/// <param name="Name">Its name in the output; never changed, since figures are compared over time.</param>
/// <param name="Run">Does the operation as often as it is told.</param>
/// <param name="Note">What the reader must know to compare it fairly; null where there is nothing.</param>
internal sealed record Case(string Name, Action<int> Run, string? Note = null)
{
    /// <summary>Operations a round; fewer for what takes longer, so that every case has about the same time.</summary>
    public int Operations { get; init; } = 100_000;
}

/// <summary>What was measured of a case: medians over the rounds.</summary>
/// <param name="Name">The case.</param>
/// <param name="Ns">Nanoseconds an operation.</param>
/// <param name="Bytes">Bytes allocated on the heap by an operation; null where that was not measured.</param>
/// <param name="Ratio">Median over the rounds of this case's time by the reference's time in the same round.</param>
internal sealed record Figure(string Name, double Ns, double? Bytes, double Ratio)
{
    /// <summary>The lowest and highest quarter of the rounds' ratios: how far to trust the median.</summary>
    public (double Low, double High) Interval { get; init; }

    public string? Note { get; init; }
}

/// <summary>Figures of one kind, with what their ratios are taken against.</summary>
/// <param name="Title">What is measured.</param>
/// <param name="RatioOf">What a ratio means here.</param>
/// <param name="Figures">The rows.</param>
internal sealed record Section(string Title, string RatioOf, IReadOnlyList<Figure> Figures);
