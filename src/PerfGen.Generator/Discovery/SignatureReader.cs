using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Reads a method's name, parameters and result.</summary>
internal static class SignatureReader
{
    private static readonly SymbolDisplayFormat SummaryFormat = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.None)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters);

    public static SignatureModel Read(IMethodSymbol method, TypeText text)
    {
        var types = SignatureTypes.Of(method).ToList();
        return new SignatureModel(
            CapturePath.Identifier(method.Name),
            RepeatedAttributes.OnMethod(method),
            text.Parameters(method.TypeParameters),
            method.Parameters.Select(parameter => ReadParameter(parameter, text)).ToEquatableArray(),
            ReadReturn(method, text),
            types.Any(static type => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer),
            types.Append<ISymbol>(method).Any(IsObsolete),
            Summary(method),
            RepeatedAttributes.ExperimentalIds(types.Append<ISymbol>(method)));
    }

    private static ParameterModel ReadParameter(IParameterSymbol parameter, TypeText text)
    {
        var name = CapturePath.Identifier(parameter.Name);
        var (modifier, argument) = parameter.RefKind switch
        {
            RefKind.Ref => ("ref ", "ref " + name),
            RefKind.Out => ("out ", "out " + name),
            RefKind.In => ("in ", "in " + name),
            RefKind.RefReadOnlyParameter => ("ref readonly ", "in " + name),

            // Without the cast the call inside the wrapper would be bound when the program runs.
            _ => ("", parameter.Type.TypeKind == TypeKind.Dynamic ? "(object?)" + name : name),
        };
        var scoped = parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out ? "scoped " : "";
        var canBeKept = parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType && parameter.Type is not ITypeParameterSymbol { AllowsRefLikeType: true }
            && parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer);
        return new ParameterModel(name, RepeatedAttributes.Inline(parameter), scoped + modifier, text.Of(parameter.Type), argument, canBeKept);
    }

    private static ReturnModel ReadReturn(IMethodSymbol method, TypeText text)
    {
        var kind = method.ReturnsVoid ? PartialForm.FindCore(method) is { ReturnsVoid: false } ? ReturnKind.NothingButTask : ReturnKind.Nothing
            : MethodShape.IsStream(method) ? ReturnKind.Stream
            : !MethodShape.IsTask(method.ReturnType) ? ReturnKind.Value
            : ((INamedTypeSymbol)method.ReturnType).Arity == 0 ? ReturnKind.Task
            : ReturnKind.TaskWithResult;
        var modifiers = method.ReturnsByRef ? "ref " : method.ReturnsByRefReadonly ? "ref readonly " : "";
        return new ReturnModel(kind, modifiers, text.Of(method.ReturnType), RepeatedAttributes.OnReturn(method));
    }

    private static bool IsObsolete(ISymbol symbol)
    {
        for (var part = symbol; part is not null; part = part.ContainingType)
        {
            if (TrackedMethods.Find(part, "System.ObsoleteAttribute") is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static string Summary(IMethodSymbol method)
    {
        var generics = method.Arity == 0 ? "" : "<" + string.Join(", ", method.TypeParameters.Select(static parameter => parameter.Name)) + ">";
        var parameters = string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString(SummaryFormat)));
        return $"{TypeReader.ShortName(method.ContainingType)}.{method.Name}{generics}({parameters}) : {method.ReturnType.ToDisplayString(SummaryFormat)}";
    }
}
