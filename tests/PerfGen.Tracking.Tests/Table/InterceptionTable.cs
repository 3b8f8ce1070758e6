namespace PerfGen.Tracking.Tests.Table;

/// <summary>Every shape of declaration and of call that C# has, with what shows how PerfGen handles it.</summary>
internal static class InterceptionTable
{
    public static IReadOnlyList<TableLine> Lines { get; } = [.. CallShapes.Lines, .. Declarations.Lines, .. CallSites.Lines, .. Platforms.Lines];

    public static IEnumerable<Probe> Probes => Lines.SelectMany(static line => line.Entries).OfType<Probe>();
}
