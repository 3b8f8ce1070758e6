using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Coverage;

/// <summary>Tells PerfGen's own output by the folder that the compiler gives to a generator's files.</summary>
internal static class GeneratedByUs
{
    private const string Folder = "PerfGen.Generator.PerfGenGenerator";

    public static bool Is(SyntaxTree tree)
    {
        var path = tree.FilePath;
        var at = path.LastIndexOf(Folder, StringComparison.Ordinal);
        return at >= 0 && at + Folder.Length < path.Length && path[at + Folder.Length] is '/' or '\\';
    }
}
