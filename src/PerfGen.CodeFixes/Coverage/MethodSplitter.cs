using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PerfGen.Roslyn;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>Writes the two methods of the partial form out of one. The body's text is not touched.</summary>
internal sealed class MethodSplitter(SemanticModel model, SourceText text, CancellationToken stop)
{
    private static readonly SyntaxToken Partial = Token(SyntaxKind.PartialKeyword);

    private readonly SyntaxTrivia _endOfLine = SyntaxFactory.EndOfLine(text.Lines.Count > 1 && text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak)) is { Length: > 0 } found ? found : "\n");

    public (MethodDeclarationSyntax Declaration, MethodDeclarationSyntax Core) Split(MethodDeclarationSyntax method)
    {
        stop.ThrowIfCancellationRequested();
        return (Declaration(method), Core(method));
    }

    /// <summary>What callers and readers see: documentation, attributes, the signature, defaults.</summary>
    private MethodDeclarationSyntax Declaration(MethodDeclarationSyntax method)
    {
        var modifiers = method.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword)).Append(Partial).ToList();
        if (!modifiers.Any(static modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind())))
        {
            // A partial method that returns something has to say how accessible it is.
            modifiers.Insert(0, Token(SyntaxKind.PrivateKeyword));
        }

        var before = (method.Modifiers.Count > 0 ? method.Modifiers[0] : method.ReturnType.GetFirstToken()).LeadingTrivia;
        var declaration = WithModifiers(method, modifiers, before)
            .WithAttributeLists(BeforeModifiers(Filter(method.AttributeLists, attribute => !AttributePlacement.Moves(attribute, model)), method))
            .WithParameterList(Filter(method.ParameterList, attribute => !AttributePlacement.Moves(attribute, model)))
            .WithBody(null)
            .WithExpressionBody(null)
            .WithSemicolonToken(default);
        var last = declaration.GetLastToken();
        return declaration
            .ReplaceToken(last, last.WithTrailingTrivia())
            .WithSemicolonToken(Token(SyntaxKind.SemicolonToken, after: default))
            .WithLeadingTrivia(method.GetLeadingTrivia())
            .WithTrailingTrivia(_endOfLine);
    }

    /// <summary>What the generated body calls: private, without defaults, and with the attributes that are about the body.</summary>
    private MethodDeclarationSyntax Core(MethodDeclarationSyntax method)
    {
        var indent = Indent(method);
        var modifiers = method.Modifiers
            .Where(static modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.ReadOnlyKeyword or SyntaxKind.AsyncKeyword)
            .Prepend(Token(SyntaxKind.PrivateKeyword));
        bool Belongs(AttributeSyntax attribute) => AttributePlacement.Moves(attribute, model) || AttributePlacement.Copies(attribute, model);

        var parameters = Filter(method.ParameterList, Belongs);
        parameters = parameters.WithParameters(SeparatedList(
            parameters.Parameters.Select(static parameter => parameter
                .WithDefault(null)
                .WithIdentifier(parameter.Default is null ? parameter.Identifier : parameter.Identifier.WithTrailingTrivia())
                .WithModifiers(SyntaxFactory.TokenList(parameter.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.ThisKeyword))))),
            parameters.Parameters.GetSeparators()));
        var attributes = Filter(method.AttributeLists, Belongs)
            .Select(list => list.WithLeadingTrivia(indent).WithTrailingTrivia(_endOfLine));
        return WithModifiers(method.WithReturnType(TaskReturn.Instead(method, model)), modifiers, SyntaxFactory.TriviaList(indent))
            .WithAttributeLists(SyntaxFactory.List(attributes))
            .WithIdentifier(SyntaxFactory.Identifier(CapturePath.Identifier(PartialForm.CoreName(model.GetDeclaredSymbol(method, stop)!))).WithTriviaFrom(method.Identifier))
            .WithParameterList(parameters)
            .WithLeadingTrivia(_endOfLine, indent);
    }

    /// <summary>What ended the last list, a line as a rule, ends what is the last one now.</summary>
    private static SyntaxList<AttributeListSyntax> BeforeModifiers(SyntaxList<AttributeListSyntax> kept, MethodDeclarationSyntax method) =>
        kept.Count == 0 ? kept : kept.Replace(kept.Last(), kept.Last().WithTrailingTrivia(method.AttributeLists.Last().GetTrailingTrivia()));

    /// <summary>One space after each modifier.</summary>
    private static MethodDeclarationSyntax WithModifiers(MethodDeclarationSyntax method, IEnumerable<SyntaxToken> modifiers, SyntaxTriviaList before)
    {
        var spaced = modifiers.Select((modifier, i) => modifier
            .WithLeadingTrivia(i == 0 ? before : default)
            .WithTrailingTrivia(SyntaxFactory.Space));
        return method
            .WithReturnType(method.ReturnType.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(spaced));
    }

    private static ParameterListSyntax Filter(ParameterListSyntax list, Func<AttributeSyntax, bool> keeps) => list.WithParameters(SeparatedList(
        list.Parameters.Select(parameter => parameter.AttributeLists.Count == 0
            ? parameter
            : parameter.WithAttributeLists(Filter(parameter.AttributeLists, keeps)).WithLeadingTrivia(parameter.GetLeadingTrivia())),
        list.Parameters.GetSeparators()));

    private static SyntaxList<AttributeListSyntax> Filter(SyntaxList<AttributeListSyntax> lists, Func<AttributeSyntax, bool> keeps)
    {
        var kept = new List<AttributeListSyntax>();
        foreach (var list in lists)
        {
            var attributes = list.Attributes.Where(keeps).ToArray();
            if (attributes.Length == list.Attributes.Count)
            {
                kept.Add(list);
            }
            else if (attributes.Length > 0)
            {
                var commas = Enumerable.Repeat(Token(SyntaxKind.CommaToken), attributes.Length - 1);
                kept.Add(list.WithAttributes(SeparatedList(attributes, commas)));
            }
        }

        return SyntaxFactory.List(kept);
    }

    private SyntaxTrivia Indent(MethodDeclarationSyntax method)
    {
        var line = text.Lines.GetLineFromPosition(method.SpanStart).ToString();
        return SyntaxFactory.Whitespace(line.Substring(0, line.Length - line.TrimStart().Length));
    }

    private static SeparatedSyntaxList<T> SeparatedList<T>(IEnumerable<T> nodes, IEnumerable<SyntaxToken> separators)
        where T : SyntaxNode => SyntaxFactory.SeparatedList(nodes, separators);

    private static SyntaxToken Token(SyntaxKind kind) => Token(kind, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    /// <summary>Without elastic trivia: nothing around it is to be formatted anew.</summary>
    private static SyntaxToken Token(SyntaxKind kind, SyntaxTriviaList after) => SyntaxFactory.Token(default, kind, after);
}
