using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.Roslyn;

/// <summary>What a method's declaration says about when a call of it begins and ends.</summary>
internal static class MethodShape
{
    /// <summary><see cref="Verdict.Tracked"/> where a call can be timed; else why it cannot.</summary>
    public static Verdict VerdictOf(IMethodSymbol declared)
    {
        var method = ExtensionMember.Callable(declared);
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension) || method.IsVararg || !method.ContainingType.CanBeReferencedByName)
        {
            return Verdict.UnsupportedMember;
        }

        if (method.IsExtern || method.ContainingType.IsComImport || TrackedMethods.Find(method, "System.Runtime.InteropServices.LibraryImportAttribute") is not null)
        {
            return Verdict.Extern;
        }

        if (TrackedMethods.Find(method, "System.Diagnostics.ConditionalAttribute") is not null)
        {
            return Verdict.Conditional;
        }

        // An async void method is seen to its end only where its body is a method of its own that returns a task.
        var core = PartialForm.FindCore(method);
        if (method.ReturnsVoid && core is not { ReturnsVoid: false })
        {
            var body = core ?? method.PartialImplementationPart ?? method;
            return body.IsAsync || HasStateMachine(body, "System.Runtime.CompilerServices.AsyncStateMachineAttribute") ? Verdict.AsyncVoid : Verdict.Tracked;
        }

        return !method.ReturnsVoid && !IsTask(method.ReturnType) && !IsStream(method) && IsAwaitable(method.ReturnType) ? Verdict.CustomAwaitable : Verdict.Tracked;
    }

    /// <summary>
    /// Whether a call is recorded when what it returned is enumerated: an asynchronous stream, or what an iterator returns. A sequence that a method returns without
    /// being an iterator may be a list that its callers count on, and is timed like any other result.
    /// </summary>
    public static bool IsStream(IMethodSymbol method) =>
        IsIn(method.ReturnType, "System.Collections.Generic", "IAsyncEnumerable", "IAsyncEnumerator")
        || IsIterator(PartialForm.FindCore(method) ?? method.PartialImplementationPart ?? method);

    /// <summary>Whether a type is Task, ValueTask, or one of these with a result; not one derived from them.</summary>
    public static bool IsTask(ITypeSymbol type) => IsIn(type, "System.Threading.Tasks", "Task", "ValueTask");

    private static bool IsIn(ITypeSymbol type, string @namespace, string name, string otherName) =>
        type is INamedTypeSymbol && (type.Name == name || type.Name == otherName) && type.ContainingType is null && type.ContainingNamespace?.ToDisplayString() == @namespace;

    private static bool IsAwaitable(ITypeSymbol type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.GetMembers("GetAwaiter").Any(static member => member is IMethodSymbol { IsStatic: false, Parameters.Length: 0 }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIterator(IMethodSymbol method)
    {
        if (!IsIn(method.ReturnType, "System.Collections.Generic", "IEnumerable", "IEnumerator") && !IsIn(method.ReturnType, "System.Collections", "IEnumerable", "IEnumerator"))
        {
            return false;
        }

        return HasStateMachine(method, "System.Runtime.CompilerServices.IteratorStateMachineAttribute")
            || method.DeclaringSyntaxReferences.Any(static declaration => declaration.GetSyntax()
                .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .Any(static node => node is YieldStatementSyntax));
    }

    private static bool HasStateMachine(IMethodSymbol method, string attributeClass) =>
        method.DeclaringSyntaxReferences.IsEmpty && TrackedMethods.Find(method, attributeClass) is not null;
}
