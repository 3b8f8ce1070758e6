namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>Compares texts, and shows both as a whole where they differ: the eye finds the difference in code faster than a position does.</summary>
internal static class Same
{
    public static void Lines(IEnumerable<string> expected, IEnumerable<string> actual) => Text(string.Join("\n", expected), string.Join("\n", actual));

    public static void Text(string expected, string actual)
    {
        if (expected != actual)
        {
            Assert.Fail($"Expected:\n{expected}\n\nActual:\n{actual}\n");
        }
    }
}
