namespace PerfGen.Benchmarks.Building;

/// <summary>How large a project is that is compiled.</summary>
/// <param name="Name">Stands in the names of its figures, but for the large one, which they are quoted of.</param>
/// <param name="Methods">Methods with [TrackPerformance].</param>
/// <param name="Calls">Calls of them.</param>
/// <param name="OtherCalls">Calls of methods without the attribute.</param>
internal sealed record ProjectSize(string Name, int Methods, int Calls, int OtherCalls)
{
    /// <summary>What a user has, who tracks what matters.</summary>
    public static ProjectSize Small { get; } = new("small", 100, 1_000, 1_000);

    /// <summary>What a user has, who tracks everything.</summary>
    public static ProjectSize Large { get; } = new("large", 1_000, 10_000, 0);

    /// <summary>Little that is tracked in a large code base.</summary>
    public static ProjectSize Sparse { get; } = new("sparse", 100, 1_000, 99_000);

    public static IReadOnlyList<ProjectSize> All { get; } = [Small, Large, Sparse];

    /// <summary>Compiled with the analyzers as well. What they cost where much is tracked the large project says, and this one takes minutes.</summary>
    public bool IsAnalyzed => this != Sparse;

    /// <summary>A figure's name with that of the project.</summary>
    public string Label(string figure) => this == Large ? figure : $"{figure}-{Name}";

    public override string ToString() => FormattableString.Invariant($"{Methods:N0} tracked methods, {Calls:N0} calls of them, {OtherCalls:N0} other calls");
}
