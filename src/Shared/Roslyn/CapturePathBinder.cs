using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfGen.Roslyn;

/// <summary>Binds the capture paths of one method, segment by segment.</summary>
internal sealed partial class CapturePathBinder(IMethodSymbol method, Compilation compilation, bool isText)
{
    private const string Result = "result";
    private const string This = "this";

    private static readonly SymbolDisplayFormat TypeFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly InstanceMembers _members = new(method.ContainingType, compilation);

    public CapturePathResult Bind(string path)
    {
        if (path.Split('.') is var segments && !segments.All(IsIdentifier))
        {
            return Failed(new(CapturePathErrorReason.NotAPath, path, "", "", "", SuggestionForText(path)));
        }

        if (Root(segments[0]) is not { } root)
        {
            return Failed(RootError(segments));
        }

        var end = Follow(root.Type, root.CanBeNull, segments, 1);
        if (end.Error is { } error)
        {
            var suggestion = end.Suggestion is { } rest ? string.Join(".", rest.Insert(0, segments[0])) : null;
            return Failed(error with { RootType = Display(root.Type), Suggestion = suggestion });
        }

        return end.Number is { } number
            ? new(new(root.Kind, root.Parameter?.Name, root.Parameter?.Ordinal ?? -1, end.First, number.ToDisplayString(TypeFormat), end.CanBeNull, end.Cast), null)
            : new(null, null);
    }

    private static CapturePathResult Failed(CapturePathError error) => new(null, error);

    private static bool IsIdentifier(string segment) =>
        SyntaxFacts.IsValidIdentifier(segment.StartsWith("@", StringComparison.Ordinal) ? segment.Substring(1) : segment);

    private static string Name(string segment) => segment.TrimStart('@');

    private static string Display(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private RootValue? Root(string segment)
    {
        switch (segment)
        {
            case Result:
                return ResultType() is { } result
                    ? new(CaptureRoot.Result, null, result, CanBeNull(result, method.GetReturnTypeAttributes()))
                    : null;
            case This:
                return method.IsStatic ? null : new(CaptureRoot.This, null, method.ContainingType, CanBeNull: false);
            default:
                var parameter = method.Parameters.FirstOrDefault(candidate => candidate.Name == Name(segment));
                return parameter is null ? null : new(CaptureRoot.Parameter, parameter, parameter.Type, CanBeNull(parameter.Type, parameter.GetAttributes()));
        }
    }

    /// <summary>What <c>result</c> is: what the task returns, where the method returns one; null where nothing comes back.</summary>
    private ITypeSymbol? ResultType()
    {
        if (method.ReturnsVoid)
        {
            return null;
        }

        return method.ReturnType is INamedTypeSymbol
        {
            Name: "Task" or "ValueTask",
            ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
        } task
            ? task.TypeArguments.FirstOrDefault()
            : method.ReturnType;
    }

    private CapturePathError RootError(string[] segments)
    {
        var reason = segments[0] switch
        {
            Result => CapturePathErrorReason.NoResult,
            This => CapturePathErrorReason.NoThis,
            _ => CapturePathErrorReason.NoSuchRoot,
        };
        return new(reason, Name(segments[0]), "", "", "", SuggestionForRoot(segments));
    }

    private Step Follow(ITypeSymbol type, bool canBeNull, string[] segments, int index)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            return default;
        }

        if (index == segments.Length)
        {
            return isText ? TextOf(type, canBeNull, segments, index) : NumberTypes.NumberOf(type) is { } number
                ? new() { Number = number, CanBeNull = canBeNull && NumberTypes.UnderlyingOfNullable(type) is not null, Cast = NumberTypes.CastOf(type) }
                : Fail(CapturePathErrorReason.NotANumber, segments, index - 1, null, type, SuggestionBelow(type));
        }

        var receiver = NumberTypes.UnderlyingOfNullable(type) ?? type;
        var name = Name(segments[index]);
        var found = _members.Lookup(receiver, name);
        if (found.IsEmpty)
        {
            // `.Value` of a Nullable<T> is the value itself: `?.` has unwrapped it.
            return name == nameof(Nullable<int>.Value) && !ReferenceEquals(receiver, type)
                ? Follow(type, canBeNull, segments, index + 1)
                : Missing(receiver, name, segments, index);
        }

        return found.Length > 1 && found.All(static member => member is IPropertySymbol or IFieldSymbol)
            ? Fail(CapturePathErrorReason.Ambiguous, segments, index, receiver, null, null)
            : Read(found[0], receiver, canBeNull, segments, index);
    }

    /// <summary>A tag can be all but what lives on the stack only: there is nothing to read it as.</summary>
    private static Step TextOf(ITypeSymbol type, bool canBeNull, string[] segments, int index) =>
        type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true } || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer
            ? Fail(CapturePathErrorReason.NotAText, segments, index - 1, null, type, null)
            : new() { Number = type, CanBeNull = canBeNull, Cast = type.TypeKind == TypeKind.Dynamic ? "object" : null };

    private Step Read(ISymbol member, ITypeSymbol receiver, bool canBeNull, string[] segments, int index)
    {
        if (member is not (IPropertySymbol or IFieldSymbol))
        {
            return Fail(CapturePathErrorReason.NotAValue, segments, index, receiver, null, Nearest(receiver, segments, index));
        }

        if (member.IsStatic)
        {
            return Fail(CapturePathErrorReason.IsStatic, segments, index, receiver, null, Nearest(receiver, segments, index));
        }

        var property = member as IPropertySymbol;
        var getter = property is null ? null : InstanceMembers.Getter(property);
        if (property is not null && getter is null)
        {
            return Fail(CapturePathErrorReason.NoGetter, segments, index, receiver, null, Nearest(receiver, segments, index));
        }

        if (property is not null && !_members.IsReadable(property, receiver))
        {
            return Fail(CapturePathErrorReason.NotAccessible, segments, index, receiver, null, Nearest(receiver, segments, index));
        }

        var type = property?.Type ?? ((IFieldSymbol)member).Type;
        var rest = Follow(type, CanBeNull(type, member.GetAttributes()), segments, index + 1);
        if (rest.Number is null)
        {
            return rest.Suggestion is { } suggestion ? rest with { Suggestion = suggestion.Insert(0, segments[index]) } : rest;
        }

        var hop = new CaptureHop(
            member.Name,
            member is IFieldSymbol,
            canBeNull,
            compilation.IsSymbolAccessibleWithin((ISymbol?)getter ?? member, compilation.Assembly),
            member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            member.ContainingType.IsValueType,
            type.ToDisplayString(TypeFormat),
            rest.First);
        return rest with { First = hop, CanBeNull = rest.CanBeNull || canBeNull };
    }

    private Step Missing(ITypeSymbol receiver, string name, string[] segments, int index)
    {
        var reason = _members.LookupInaccessible(receiver, name).IsEmpty ? CapturePathErrorReason.NotFound : CapturePathErrorReason.NotAccessible;
        return Fail(reason, segments, index, receiver, null, Nearest(receiver, segments, index));
    }

    private static Step Fail(CapturePathErrorReason reason, string[] segments, int index, ITypeSymbol? onType, ITypeSymbol? actual, ImmutableArray<string>? suggestion)
    {
        var error = new CapturePathError(reason, Name(segments[index]), onType is null ? "" : Display(onType), "", actual is null ? "" : Display(actual), null);
        return new() { Error = error, Suggestion = suggestion };
    }

    private static bool CanBeNull(ITypeSymbol type, ImmutableArray<AttributeData> attributes) => type switch
    {
        { IsValueType: true } => NumberTypes.UnderlyingOfNullable(type) is not null,

        // Whoever supplies T decides; `?.` is allowed for all but those that may be ref structs.
        ITypeParameterSymbol parameter => !parameter.AllowsRefLikeType,
        _ => type.NullableAnnotation != NullableAnnotation.NotAnnotated
            || attributes.Any(static attribute => attribute.AttributeClass?.Name is "MaybeNullAttribute" or "MaybeNullWhenAttribute"),
    };

    private sealed record RootValue(CaptureRoot Kind, IParameterSymbol? Parameter, ITypeSymbol Type, bool CanBeNull);

    /// <summary>What the rest of a path came to: a number, an error, or neither where the code does not compile.</summary>
    private readonly record struct Step
    {
        public ITypeSymbol? Number { get; init; }

        public CaptureHop? First { get; init; }

        public bool CanBeNull { get; init; }

        public string? Cast { get; init; }

        public CapturePathError? Error { get; init; }

        public ImmutableArray<string>? Suggestion { get; init; }
    }
}
