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
    public void EveryShapeOfTheListHasALineWithAnEntryAndNoLineNamesAnother()
    {
        Assert.Empty(ShapeList.Missing(InterceptionTable.Lines));
        Assert.Empty(ShapeList.Unknown(InterceptionTable.Lines));
        Assert.Equal(ShapeList.Ids.Count, ShapeList.Ids.Distinct().Count());

        // The checks themselves: a line that is gone is noticed, so is one that has no entry, and an id that is misspelt.
        var without = InterceptionTable.Lines.Where(static line => !line.Shapes.Contains("also:tail")).ToList();
        Assert.Equal(["also:tail"], ShapeList.Missing(without));
        Assert.Equal(["also:tail"], ShapeList.Missing([.. without, new TableLine("a", "also:tail", "b")]));
        Assert.Equal(["also:tial"], ShapeList.Unknown([new TableLine("a", "also:tial", "b", new Twin("c"))]));
    }

    [Fact]
    public void NoLineStandsTwice() => Assert.Empty(InterceptionTable.Lines.GroupBy(static line => (line.Area, line.Shape)).Where(static same => same.Count() > 1).Select(static same => same.Key));

    [Fact]
    public void EveryTestThatAnEntryNamesRuns()
    {
        Assert.Empty(Missing(InterceptionTable.Lines));

        // The check itself: a test that was renamed is noticed.
        Assert.Equal(["StructTests.Gone"], Missing([new TableLine("a", "also:tail", "b", new Twin("StructTests.Gone"), new Twin("StructTests.ACopyThatTheCompilerMakesStaysACopy"))]));
    }

    [Fact]
    public void EveryTestOfAnotherProjectThatAnEntryNamesIsThere()
    {
        Assert.Empty(MissingElsewhere(InterceptionTable.Lines));

        // The check itself: a test that was renamed is noticed, and so is a class.
        Assert.Equal(
            ["OutputTests.Gone", "GoneTests.NoPathOfTheMachineIsWritten"],
            MissingElsewhere([new TableLine("a", "also:tail", "b", new Elsewhere("PerfGen.Generator.Tests", "OutputTests.Gone"), new Elsewhere("PerfGen.Generator.Tests", "GoneTests.NoPathOfTheMachineIsWritten"))]));
    }

    [Fact]
    public void TheReadmeStatesTheCount()
    {
        var lines = InterceptionTable.Lines;
        var entries = lines.SelectMany(static line => line.Entries).Distinct().ToList();
        var expected = string.Create(CultureInfo.InvariantCulture, $"{ShapeList.Ids.Count} shapes in {lines.Count} lines, {lines.Sum(static line => line.Entries.Length)} entries: {entries.OfType<Twin>().Count()} tests that run here, {entries.OfType<Elsewhere>().Count()} of other projects, and {entries.OfType<Probe>().Count()} programs");

        Assert.Contains(expected, File.ReadAllText(Path.Combine(Here(), "..", "README.md")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Missing(IReadOnlyList<TableLine> lines)
    {
        var tests = typeof(InterceptionTableTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods().Where(static method => method.GetCustomAttribute<FactAttribute>() is { Skip: null }).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        return lines.SelectMany(static line => line.Entries).OfType<Twin>().Select(static twin => twin.Name).Where(name => !tests.Contains(name)).Distinct();
    }

    /// <summary>Looked for in their sources, since those projects cannot be referenced from here.</summary>
    private static IEnumerable<string> MissingElsewhere(IReadOnlyList<TableLine> lines) => lines
        .SelectMany(static line => line.Entries)
        .OfType<Elsewhere>()
        .Where(static entry => entry.Name.Split('.') is not [var type, var test]
            || Directory.GetFiles(Path.Combine(Here(), "..", "..", entry.Project), type + ".cs", SearchOption.AllDirectories) is not [var file]
            || !File.ReadAllText(file).Contains($" {test}(", StringComparison.Ordinal))
        .Select(static entry => entry.Name)
        .Distinct();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
