using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PerfGen.Tracking.Tests.Table;

/// <summary>The table is complete: no line without an entry, no entry that names a test which does not exist. Its programs are compiled in PerfGen.Generator.Tests.</summary>
public sealed class InterceptionTableTests
{
    [Fact]
    public void R33_EveryLineHasAnEntry() => Assert.Empty(InterceptionTable.Lines.Where(static line => line.Entries.Length == 0).Select(static line => line.Shape));

    [Fact]
    public void NoLineStandsTwice() => Assert.Empty(InterceptionTable.Lines.GroupBy(static line => (line.Area, line.Shape)).Where(static same => same.Count() > 1).Select(static same => same.Key));

    [Fact]
    public void EveryTestThatAnEntryNamesRuns()
    {
        Assert.Empty(Missing(InterceptionTable.Lines));

        // The check itself: a test that was renamed is noticed.
        Assert.Equal(["StructTests.Gone"], Missing([new TableLine("a", "b", new Twin("StructTests.Gone"), new Twin("StructTests.ACopyThatTheCompilerMakesStaysACopy"))]));
    }

    [Fact]
    public void TheReadmeStatesTheCount()
    {
        var lines = InterceptionTable.Lines;
        var entries = lines.SelectMany(static line => line.Entries).Distinct().ToList();
        var expected = string.Create(CultureInfo.InvariantCulture, $"{lines.Count} lines, {lines.Sum(static line => line.Entries.Length)} entries: {entries.OfType<Twin>().Count()} tests that run here, and {entries.OfType<Probe>().Count()} programs");

        Assert.Contains(expected, File.ReadAllText(Path.Combine(Here(), "..", "README.md")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Missing(IReadOnlyList<TableLine> lines)
    {
        var tests = typeof(InterceptionTableTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods().Where(static method => method.GetCustomAttribute<FactAttribute>() is { Skip: null }).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        return lines.SelectMany(static line => line.Entries).OfType<Twin>().Select(static twin => twin.Name).Where(name => !tests.Contains(name)).Distinct();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
