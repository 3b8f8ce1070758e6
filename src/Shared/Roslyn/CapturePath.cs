using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfGen.Roslyn;

/// <summary>
/// A path of <c>[Measure(From = …)]</c> or <c>[Tag(From = …)]</c> that has been bound: it exists, may be read from the method, and ends in a number, or in what can be text.
/// Plain data, equal by value: it may stand in a generator's model.
/// </summary>
/// <param name="Root">Where it begins.</param>
/// <param name="ParameterName">The parameter it begins at, without <c>@</c>; null for the other roots.</param>
/// <param name="ParameterOrdinal">That parameter's place, from 0; -1 for the other roots.</param>
/// <param name="First">The first step; null where the root itself is the number.</param>
/// <param name="ValueType">The type of number, fully qualified, without <c>?</c>.</param>
/// <param name="CanBeNull">The expression is of the nullable type of number, because the value or something on the way can be null.</param>
/// <param name="Cast">What the value is converted to, without <c>?</c>: the number that an enum is; null for none.</param>
internal sealed record CapturePath(
    CaptureRoot Root,
    string? ParameterName,
    int ParameterOrdinal,
    CaptureHop? First,
    string ValueType,
    bool CanBeNull,
    string? Cast = null)
{
    /// <summary>Every step may be read by any code of the compilation; else only code inside of the method's type can write <see cref="Expression"/>.</summary>
    public bool IsVisibleInAssembly
    {
        get
        {
            for (var hop = First; hop is not null; hop = hop.Next)
            {
                if (!hop.IsVisibleInAssembly)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Binds a path by the compiler's rules. Needs no semantic model, so that methods of referenced assemblies bind as well.</summary>
    /// <param name="method">The method with the attribute.</param>
    /// <param name="path">The value of <c>From</c>; <c>result</c> where it is not given.</param>
    /// <param name="compilation">The compilation that sees the method.</param>
    public static CapturePathResult Bind(IMethodSymbol method, string path, Compilation compilation) =>
        new CapturePathBinder(ExtensionMember.Callable(method), compilation, isText: false).Bind(path);

    /// <summary>The same for a tag, whose value need not be a number.</summary>
    public static CapturePathResult BindText(IMethodSymbol method, string path, Compilation compilation) =>
        new CapturePathBinder(ExtensionMember.Callable(method), compilation, isText: true).Bind(path);

    /// <summary>The C# that reads the value: <c>result.Usage?.TotalTokenCount</c>.</summary>
    /// <param name="root">The expression that holds the root.</param>
    public string Expression(string root)
    {
        var text = new StringBuilder(Conversion).Append(root);
        for (var hop = First; hop is not null; hop = hop.Next)
        {
            text.Append(hop.IsConditional ? "?." : ".");
            text.Append(Identifier(hop.Name));
        }

        return text.ToString();
    }

    /// <summary>What stands before the expression, to convert its value; empty for none.</summary>
    public string Conversion => Cast is null ? "" : CanBeNull ? $"({Cast}?)" : $"({Cast})";

    /// <summary>The name as C# source has it: a keyword takes its <c>@</c>.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
