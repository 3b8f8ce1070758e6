using Microsoft.CodeAnalysis;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>
/// A partial method whose body is <c>async void</c>: the generator writes its implementing part, which records nothing, since nothing shows when the body ends.
/// With that part in the compilation, the method looks like one that is implemented by hand.
/// </summary>
internal static class UnrecordedForm
{
    public static bool Is(IMethodSymbol method) => method.PartialImplementationPart is not null && BodyOf(method) is not null;

    /// <summary>The body, whether or not the implementing part has been written yet; null where the method is none of these.</summary>
    /// <param name="method">The part of the method that the user wrote.</param>
    public static IMethodSymbol? BodyOf(IMethodSymbol method) =>
        method is { ReturnsVoid: true, IsPartialDefinition: true }
        && (method.PartialImplementationPart is not { } part || part.DeclaringSyntaxReferences.Any(static written => GeneratedByUs.Is(written.SyntaxTree)))
            ? method.ContainingType.GetMembers(PartialForm.CoreName(method)).OfType<IMethodSymbol>().FirstOrDefault(core => core is { ReturnsVoid: true, IsAsync: true } && PartialForm.HasSameSignature(method, core))
            : null;
}
