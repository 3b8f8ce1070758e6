using System.Text.Json;

namespace PerfGen.Analysis.Tests;

/// <summary>Files that other products wrote. They are not part of the repository: where the folder is absent, tests of them are skipped.</summary>
internal static class RealData
{
    public static JsonDocument Read(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PerfGen.sln")))
        {
            folder = folder.Parent;
        }

        string[] places = [.. new[] { Environment.GetEnvironmentVariable("PERFGEN_REALDATA"), folder is null ? null : Path.Combine(folder.FullName, "..", "shared", "realdata") }.OfType<string>()];
        var path = places.Select(place => Path.Combine(place, file)).FirstOrDefault(File.Exists);
        Skip.If(path is null, "The files of other products are not here.");
        return JsonDocument.Parse(File.ReadAllText(path!));
    }
}
