using Microsoft.CodeAnalysis;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>
/// A partial method whose body is <c>async void</c>: the generator writes its implementing part, which records nothing, since nothing shows when the body ends.
/// With that part in the compilation, the method looks like one that is implemented by hand.
/// </summary>
internal static class UnrecordedForm
{
    public static bool Is(IMethodSymbol method) =>
        method is { ReturnsVoid: true, PartialImplementationPart: { } part }
        && part.DeclaringSyntaxReferences.Any(static written => GeneratedByUs.Is(written.SyntaxTree))
        && method.ContainingType.GetMembers(PartialForm.CoreName(method)).Any(static core => core is IMethodSymbol { ReturnsVoid: true, IsAsync: true });
}
