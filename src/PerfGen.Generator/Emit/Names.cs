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

    /// <summary>One name per method of a type, the same in every run: overloads are numbered.</summary>
    /// <param name="methods">The methods' names, in order.</param>
    /// <param name="taken">Names that stand for something else.</param>
    public static IReadOnlyList<string> Distinct(IEnumerable<string> methods, params string[] taken)
    {
        var seen = new HashSet<string>(taken, StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var method in methods)
        {
            var name = method;
            for (var number = 2; !seen.Add(name); number++)
            {
                name = method.TrimStart('@') + number;
            }

            names.Add(name);
        }

        return names;
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
}
