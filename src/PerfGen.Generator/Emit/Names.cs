using PerfGen.Contracts;
using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Names that generated code uses.</summary>
internal static class Names
{
    public const string Surface = "global::" + WellKnownNames.GeneratedSurface;

    /// <summary>A name that a wrapper introduces: plain, and numbered only where a parameter has it already.</summary>
    public static string Local(string name, SignatureModel signature)
    {
        var free = name;
        for (var number = 2; signature.Parameters.Any(parameter => parameter.Name == free); number++)
        {
            free = name + number;
        }

        return free;
    }

    /// <summary>A text as C# source has it.</summary>
    public static string Literal(string? text) => text is null ? "null" : Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A path relative to the project with forward slashes; the file's name alone where it lies elsewhere.</summary>
    public static string RelativePath(string path, string projectDirectory)
    {
        var file = path.Replace('\\', '/');
        var directory = projectDirectory.Replace('\\', '/').TrimEnd('/') + "/";
        return directory.Length > 1 && file.StartsWith(directory, StringComparison.Ordinal) ? file.Substring(directory.Length) : file.Substring(file.LastIndexOf('/') + 1);
    }

    /// <summary>A name, numbered where it is taken already; from then on it is.</summary>
    public static string Take(HashSet<string> taken, string wanted)
    {
        var name = wanted;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = wanted + number;
        }

        return name;
    }
}
