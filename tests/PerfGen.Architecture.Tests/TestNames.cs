using System.Text.RegularExpressions;

namespace PerfGen.Architecture.Tests;

/// <summary>The tests of the repository, as their sources declare them.</summary>
internal static partial class TestNames
{
    /// <summary>Sources of tests, with paths relative to the root.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        [.. Repository.Files.Where(static file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>Names of the tests of a source that run: neither left out nor in a comment.</summary>
    public static IEnumerable<string> Of(string text) => Tests().Matches(text).Select(static match => match.Groups["name"].Value);

    /// <summary>A test: its attribute, other attributes and comments, its declaration.</summary>
    [GeneratedRegex("""^[ \t]*\[(Skippable)?(Fact|Theory)\]\s*(\[.*\]\s*|//.*\s*)*public (static )?(async )?[\w<>]+ (?<name>\w+)\(""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Tests();
}
