using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>
/// The calls in code that nobody wrote, other generators' mostly: no generator sees another's output, so only an analyzer can tell. The compiler shows such code
/// to an analyzer as a whole or not at all, PerfGen's own included, which is the largest part by far. Here its text is searched for the names of tracked methods,
/// and the model is asked only where one stands.
/// </summary>
internal sealed class GeneratedCode(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, bool> _seen = new();

    /// <summary>Leaves a file out of which the compiler shows every call. Safe for all threads.</summary>
    public void Skip(SyntaxTree tree) => _seen.TryAdd(tree, true);

    /// <summary>Somebody wrote the file, whatever an attribute in it says.</summary>
    public bool IsWritten(SyntaxTree tree) => _seen.ContainsKey(tree);

    /// <summary>Shows what may call a tracked method in all other code.</summary>
    /// <param name="operation">Takes each call, dynamic ones too, and each method that is handed over.</param>
    /// <param name="stop">Stops the search.</param>
    /// <param name="statement">Takes each piece of syntax to which the compiler may add a call.</param>
    public void Visit(Action<IOperation> operation, CancellationToken stop, Action<SyntaxNode, SemanticModel>? statement = null)
    {
        var unseen = compilation.SyntaxTrees.Where(static tree => !GeneratedByUs.Is(tree)).Select(tree => (Tree: tree, Roots: Unseen(tree, stop))).Where(static file => file.Roots.Count > 0).ToArray();
        if (unseen.Length == 0)
        {
            return;
        }

        var names = CanCallOthers ? null : TrackedMembers.In(compilation).Names;
        foreach (var (tree, roots) in unseen)
        {
#pragma warning disable RS1030 // No action hands out the model of such a file.
            var model = new Lazy<SemanticModel>(() => compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
            foreach (var node in roots.SelectMany(static root => root.DescendantNodes()))
            {
                stop.ThrowIfCancellationRequested();
                if (Named(node) is { } name)
                {
                    if ((names?.Contains(name) ?? true) && model.Value.GetOperation(node, stop) is { } found and (IInvocationOperation or IDynamicInvocationOperation or IMethodReferenceOperation))
                    {
                        operation(found);
                    }
                }
                else if (statement is not null && ImplicitCalls.Syntax.Contains(node.Kind()) && (names is null || ImplicitCalls.Names.Any(names.Contains)))
                {
                    statement(node, model.Value);
                }
            }
        }
    }

    /// <summary>
    /// Shows what all other code declares. An analyzer that asked the compiler for generated code would have it bind every attribute of PerfGen's own output, of which
    /// there is one for each call, and that costs more than all rules together.
    /// </summary>
    /// <param name="declared">Takes each type, method, accessor and event, once.</param>
    /// <param name="stop">Stops the search.</param>
    /// <param name="function">Takes each local function and lambda.</param>
    /// <param name="file">Takes each file as a whole.</param>
    public void VisitDeclarations(Action<ISymbol> declared, CancellationToken stop, Action<SyntaxNode, SemanticModel>? function = null, Action<SyntaxTree>? file = null)
    {
        var shown = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees.Where(static tree => !GeneratedByUs.Is(tree)))
        {
            var roots = Unseen(tree, stop);
            if (roots.Count == 0)
            {
                continue;
            }

            if (!IsWritten(tree))
            {
                file?.Invoke(tree);
            }

#pragma warning disable RS1030 // No action hands out the model of such a file.
            var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            foreach (var node in roots.SelectMany(static root => root.DescendantNodesAndSelf()))
            {
                stop.ThrowIfCancellationRequested();
                if (node is LocalFunctionStatementSyntax or LambdaExpressionSyntax)
                {
                    function?.Invoke(node, model);
                }
                else if (IsDeclaration(node) && model.GetDeclaredSymbol(node, stop) is { } symbol && !IsShownByCompiler(symbol) && shown.Add(symbol))
                {
                    declared(symbol);
                }
            }
        }
    }

    private static bool IsDeclaration(SyntaxNode node) =>
        node is BaseTypeDeclarationSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or EventDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: EventFieldDeclarationSyntax };

    /// <summary>The compiler shows what has a part that somebody wrote.</summary>
    private bool IsShownByCompiler(ISymbol symbol)
    {
        bool? isHidden = null;
        for (var around = symbol; around is not null && isHidden is null; around = around.ContainingSymbol)
        {
            isHidden = MarkedMembers.IsHidden(around);
        }

        return isHidden is not true && symbol.DeclaringSyntaxReferences.Any(written => IsWritten(written.SyntaxTree));
    }

    /// <summary>Methods of references may be tracked as well, by their own attributes or by one on this assembly.</summary>
    private bool CanCallOthers =>
        !AssemblyTracking.Of(compilation.Assembly).IsEmpty
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(static assembly =>
            !assembly.Name.StartsWith("PerfGen.", StringComparison.Ordinal)
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == WellKnownNames.AbstractionsAssembly)));

    /// <summary>The name in a call, or in an expression that is none and may be a method that is handed over; null for everything else.</summary>
    private static string? Named(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => NameOf(call.Expression) ?? "",
        MemberAccessExpressionSyntax access when !IsCalled(access) => access.Name.Identifier.ValueText,
        SimpleNameSyntax { Parent: not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax) } name when !IsCalled(name) => name.Identifier.ValueText,
        _ => null,
    };

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsCalled(ExpressionSyntax expression) => expression.Parent is InvocationExpressionSyntax call && call.Expression == expression;

    /// <summary>All of a file that no action has seen; of another, what the compiler hides.</summary>
    private List<SyntaxNode> Unseen(SyntaxTree tree, CancellationToken stop) =>
        IsWritten(tree) ? [.. MarkedMembers.In(tree, compilation, stop)] : [tree.GetRoot(stop)];
}
