using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Roslyn;

/// <summary>The class that a project's catalogue becomes: <c>Metrics</c> in the project's root namespace, unless the build names another.</summary>
internal static class CatalogueClass
{
    public static (string Namespace, string Name) Of(Compilation compilation, AnalyzerConfigOptions build)
    {
        var space = build.TryGetValue("build_property.RootNamespace", out var root) && root.Length > 0 ? root : compilation.AssemblyName ?? "";
        var name = build.TryGetValue("build_property." + WellKnownNames.MetricsClassProperty, out var wanted) && wanted.Length > 0 ? wanted : "Metrics";
        return (string.Join(".", space.Split('.').Where(static part => part.Length > 0).Select(Identifier)), Identifier(name));
    }

    /// <summary>The project has such a type itself, and a second one would break its build.</summary>
    public static bool IsTaken(Compilation compilation, string space, string name)
    {
        var full = (space.Length == 0 ? name : space + "." + name).Replace("@", "");
        return full == WellKnownNames.Metrics
            || (compilation.Assembly.GetTypeByMetadataName(full) is { } type
                && type.DeclaringSyntaxReferences.Any(static part => !part.SyntaxTree.FilePath.EndsWith(WellKnownNames.CatalogueHintName, StringComparison.Ordinal)));
    }

    private static string Identifier(string text)
    {
        var name = new StringBuilder(text.Length + 1);
        foreach (var letter in text)
        {
            name.Append(SyntaxFacts.IsIdentifierPartCharacter(letter) ? letter : '_');
        }

        if (!SyntaxFacts.IsIdentifierStartCharacter(name[0]))
        {
            name.Insert(0, '_');
        }

        var identifier = name.ToString();
        return SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;
    }
}
