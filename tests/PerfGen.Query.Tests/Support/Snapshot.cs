using System.Runtime.CompilerServices;

namespace PerfGen.Query.Tests.Support;

/// <summary>
/// Compares text with <c>&lt;Class&gt;.&lt;Test&gt;.verified.txt</c> beside the test's source, by Verify's conventions. Where they differ,
/// <c>.received.txt</c> is written to the output folder, and the failure says where: copy it over the other to accept it.
/// </summary>
internal static class Snapshot
{
    public static void Check(string text, string folder, string testClass, [CallerMemberName] string test = "")
    {
        var path = Path.Combine(AppContext.BaseDirectory, folder, $"{testClass}.{test}");
        var verified = path + ".verified.txt";
        if (File.Exists(verified) && File.ReadAllText(verified) == text)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".received.txt", text);
        Assert.Equal(File.Exists(verified) ? File.ReadAllText(verified) : "(nothing verified yet)", text);
    }
}
