using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>An attribute as it stands in the source.</summary>
/// <param name="Data">What the compiler made of it.</param>
/// <param name="Syntax">Where it stands.</param>
internal readonly record struct WrittenAttribute(AttributeData Data, AttributeSyntax Syntax)
{
    public Location At => Syntax.GetLocation();

    /// <summary>The [TrackPerformance] that somebody wrote on a method or type.</summary>
    public static IEnumerable<WrittenAttribute> TrackPerformance(ISymbol symbol, CancellationToken stop) => Of(symbol, WellKnownNames.TrackPerformanceAttribute, stop);

    /// <summary>Those of a class that somebody wrote on a symbol.</summary>
    public static IEnumerable<WrittenAttribute> Of(ISymbol symbol, string attributeClass, CancellationToken stop) =>
        symbol.GetAttributes().Where(attribute => TrackedMethods.Is(attribute, attributeClass)).Select(attribute => Of(attribute, stop)).OfType<WrittenAttribute>();

    /// <summary>Null for what comes from metadata.</summary>
    public static WrittenAttribute? Of(AttributeData data, CancellationToken stop) =>
        data.ApplicationSyntaxReference?.GetSyntax(stop) is AttributeSyntax syntax ? new WrittenAttribute(data, syntax) : null;

    /// <summary>The expression for a property; null where it is not given.</summary>
    public ExpressionSyntax? Named(string property) =>
        Syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression;

    /// <summary>The arguments of the constructor, in the order of the source.</summary>
    public IEnumerable<ExpressionSyntax> Positional => (Syntax.ArgumentList?.Arguments ?? default).Where(static argument => argument.NameEquals is null).Select(static argument => argument.Expression);
}
