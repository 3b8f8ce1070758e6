using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.Analyzers.Coverage;

/// <summary>
/// Finds what the compiler hides from rules in files that somebody wrote: types and members with <c>[GeneratedCode]</c>, and the parts of members that have it on
/// their other part, such as the body of a <c>partial void OnNameChanged</c> that a generator declares. A type in several parts it shows, whatever they say.
/// </summary>
internal static class MarkedMembers
{
    private static readonly ConditionalWeakTable<SyntaxTree, object> Mentions = new();
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> Names = new();

    /// <summary>Those of a file, the outermost.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxTree tree, Compilation compilation, CancellationToken stop)
    {
        var elsewhere = Names.GetValue(compilation, static read => NamesIn(read));
        if (elsewhere.Count == 0 && !MayMark(tree, stop))
        {
            return [];
        }

#pragma warning disable RS1030 // Asked where the attribute stands, and for members of the same names.
        var model = new Lazy<SemanticModel>(() => compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
        return Outermost(tree, member => (IsMarked(member.AttributeLists) || (MemberName(member) is { } name && elsewhere.Contains(name))) && IsHidden(member, model, stop), stop);
    }

    /// <summary>As the compiler decides it for one symbol.</summary>
    /// <returns>Null where what is around it decides.</returns>
    public static bool? IsHidden(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 1 ? false
        : symbol.GetAttributes().Any(static data => data.AttributeClass is { Name: "GeneratedCodeAttribute" }) ? true
        : null;

    private static bool IsHidden(MemberDeclarationSyntax member, Lazy<SemanticModel> model, CancellationToken stop) =>
        !member.Modifiers.Any(SyntaxKind.PartialKeyword) || (model.Value.GetDeclaredSymbol(member, stop) is { } symbol && IsHidden(symbol) is true);

    /// <summary>The names of partial members with the attribute, in all files that are not ours.</summary>
    private static HashSet<string> NamesIn(Compilation compilation) => new(
        compilation.SyntaxTrees.Where(static tree => !GeneratedByUs.Is(tree) && MayMark(tree, CancellationToken.None))
            .SelectMany(static tree => Outermost(tree, static member => IsMarked(member.AttributeLists) && MemberName(member) is not null, CancellationToken.None))
            .OfType<MemberDeclarationSyntax>()
            .Select(MemberName)
            .OfType<string>(),
        StringComparer.Ordinal);

    private static bool MayMark(SyntaxTree tree, CancellationToken stop) =>
        (bool)Mentions.GetValue(tree, file => file.GetText(stop).ToString().Contains("GeneratedCode"));

    private static bool IsMarked(SyntaxList<AttributeListSyntax> lists) => lists
        .SelectMany(static list => list.Attributes)
        .Any(static attribute => attribute.Name.ToString().Split('.').Last() is "GeneratedCode" or "GeneratedCodeAttribute");

    private static IEnumerable<SyntaxNode> Outermost(SyntaxTree tree, Func<MemberDeclarationSyntax, bool> isMeant, CancellationToken stop)
    {
        var open = new Stack<SyntaxNode>([tree.GetRoot(stop)]);
        while (open.Count > 0)
        {
            foreach (var member in open.Pop().ChildNodes().OfType<MemberDeclarationSyntax>())
            {
                if (member is BasePropertyDeclarationSyntax property)
                {
                    foreach (var part in HiddenIn(property))
                    {
                        yield return part;
                    }
                }
                else if (isMeant(member))
                {
                    yield return member;
                }
                else if (member is BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                {
                    open.Push(member);
                }
            }
        }
    }

    /// <summary>Accessors are members of the type: what stands on a property hides its first value alone.</summary>
    private static IEnumerable<SyntaxNode> HiddenIn(BasePropertyDeclarationSyntax property)
    {
        if (property is PropertyDeclarationSyntax { Initializer: { } value } && IsMarked(property.AttributeLists))
        {
            yield return value;
        }

        foreach (var accessor in (property.AccessorList?.Accessors ?? default).Where(static accessor => IsMarked(accessor.AttributeLists)))
        {
            yield return accessor;
        }
    }

    /// <summary>What both parts of a partial member are called; null for everything else.</summary>
    private static string? MemberName(MemberDeclarationSyntax member) => !member.Modifiers.Any(SyntaxKind.PartialKeyword) ? null : member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        _ => null,
    };
}
