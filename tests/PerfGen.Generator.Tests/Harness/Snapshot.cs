using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace PerfGen.Generator.Tests.Harness;

/// <summary>
/// Compares what is generated with files that are committed beside the test, under the names that Verify gives them: <c>Class.Method#Hint.verified.cs</c>.
/// What differs is written as <c>.received.cs</c>. All is accepted by one command: <c>PERFGEN_ACCEPT=1 dotnet test tests/PerfGen.Generator.Tests</c>.
/// </summary>
internal static partial class Snapshot
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("PERFGEN_ACCEPT") == "1";

    /// <summary>Fails where a file differs, is missing or is left over; also where what was generated does not compile without a warning.</summary>
    public static void Verify(GeneratorRun run, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "") =>
        Verify(run, Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{test}", Accept);

    internal static void Verify(GeneratorRun run, string folder, string test, bool accept)
    {
        Assert.Empty(run.Problems);
        var differences = new StringBuilder();
        var expected = Directory.GetFiles(folder, test + "#*.verified.cs").ToHashSet(StringComparer.Ordinal);
        foreach (var (hint, text) in run.Files)
        {
            var stem = Path.Combine(folder, $"{test}#{Path.GetFileNameWithoutExtension(hint)}");
            expected.Remove(stem + ".verified.cs");
            Compare(stem, Scrub(text), accept, differences);
        }

        foreach (var left in expected)
        {
            if (accept)
            {
                File.Delete(left);
            }
            else
            {
                differences.AppendLine($"{Path.GetFileName(left)} is no longer generated.");
            }
        }

        Assert.True(differences.Length == 0, $"Generated code differs. Accept all of it with PERFGEN_ACCEPT=1 dotnet test.\n{differences}");
    }

    private static void Compare(string stem, string actual, bool accept, StringBuilder differences)
    {
        var (verified, received) = (stem + ".verified.cs", stem + ".received.cs");
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == actual || accept)
        {
            File.Delete(received);
            if (expected != actual)
            {
                File.WriteAllText(verified, actual);
            }

            return;
        }

        File.WriteAllText(received, actual);
        differences.AppendLine($"--- {Path.GetFileName(verified)}\n+++ {Path.GetFileName(received)}");
        foreach (var line in new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual).Lines.Where(static line => line.Type is ChangeType.Inserted or ChangeType.Deleted))
        {
            differences.AppendLine((line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text);
        }
    }

    private static string Scrub(string text) => VersionPattern().Replace(text, "$1x.y.z$2");

    [GeneratedRegex("""(GeneratedCode\("PerfGen.Generator", ")[^"]+("\))""")]
    private static partial Regex VersionPattern();
}
