using System.Runtime.CompilerServices;

namespace PerfGen.Query.Tests.Support;

/// <summary>
/// Compares text with <c>&lt;Class&gt;.&lt;Test&gt;.verified.txt</c> beside the test's source, by Verify's conventions. What differs is written as
/// <c>.received.txt</c>. All is accepted by one command: <c>PERFGEN_ACCEPT=1 dotnet test tests/PerfGen.Query.Tests</c>.
/// </summary>
internal static class Snapshot
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("PERFGEN_ACCEPT") == "1";

    public static void Check(string text, string folder, string testClass, [CallerMemberName] string test = "")
    {
        var path = Path.Combine(Project(), folder, $"{testClass}.{test}");
        var verified = path + ".verified.txt";
        if (Accept)
        {
            File.WriteAllText(verified, text);
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "(nothing verified yet)";
        if (expected == text)
        {
            File.Delete(path + ".received.txt");
            return;
        }

        File.WriteAllText(path + ".received.txt", text);
        Assert.Fail($"The text differs from {Path.GetFileName(verified)}. Accept it with PERFGEN_ACCEPT=1 dotnet test.\n{FirstDifference(expected, text)}");
    }

    private static string FirstDifference(string expected, string text)
    {
        var (old, now) = (expected.Split('\n'), text.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {line + 1}\n- {old.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }

    private static string Project()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PerfGen.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return Path.Combine(folder.FullName, "tests", "PerfGen.Query.Tests");
    }
}
