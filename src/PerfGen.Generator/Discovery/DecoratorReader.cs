using Microsoft.CodeAnalysis;
using PerfGen.Contracts;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Reads an interface into the decorator that records its calls.</summary>
internal static class DecoratorReader
{
    /// <summary>The decorator; null where code beside the interface cannot implement all of it, or hand all of it on.</summary>
    /// <param name="contract">The interface as it is declared.</param>
    /// <param name="compilation">The compilation that the decorator becomes a part of.</param>
    public static DecoratorModel? Read(INamedTypeSymbol contract, Compilation compilation)
    {
        var text = TypeText.AsDeclared;
        var levels = contract.AllInterfaces.Insert(0, contract);
        var members = levels.SelectMany(static level => level.GetMembers()).Where(static member => !member.IsStatic || member.IsAbstract).ToList();
        if (contract.TypeKind != TypeKind.Interface || contract.IsFileLocal || contract.ContainingType is { IsGenericType: true }
            || !SignatureTypes.Of(contract).All(type => SignatureTypes.CanBeNamed(type, compilation))
            || members.Any(member => !CanBeHandedOn(member, compilation)))
        {
            return null;
        }

        // Where no attribute says which methods, Track asks for all of them.
        var methods = members.OfType<IMethodSymbol>().Where(static method => method.MethodKind == MethodKind.Ordinary && !method.IsSealed).ToList();
        var asksForAll = methods.All(method => Tracking.Of(method, compilation) is null);
        var name = ClassName(contract, compilation);
        return name is null ? null : new DecoratorModel(
            "",
            TypeReader.Read(contract, text),
            contract.ContainingNamespace.IsGlobalNamespace ? "" : contract.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            name,
            methods.Where(static method => DisposalOf(method.ContainingType) == Disposal.None).Select(method => ReadMethod(method, asksForAll, text, compilation)).ToEquatableArray(),
            members.Select(member => ReadMember(member, text)).OfType<DecoratedMemberModel>().ToEquatableArray(),
            levels.Aggregate(Disposal.None, static (all, level) => all | DisposalOf(level)),
            contract.IsGenericType && compilation.GetTypeByMetadataName(WellKnownNames.Decorators) is not null);
    }

    private static DecoratedMethodModel ReadMethod(IMethodSymbol method, bool asksForAll, TypeText text, Compilation compilation)
    {
        var definition = method.OriginalDefinition;
        var signature = SignatureReader.Read(method, text);
        var isAsked = asksForAll
            ? TrackedMethods.Find(definition, WellKnownNames.DoNotTrackAttribute) is null
            : Tracking.Of(definition, compilation) is not null;
        return new DecoratedMethodModel(
            text.Of(method.ContainingType.WithNullableAnnotation(NullableAnnotation.None)),
            signature,
            InheritedConstraints.Of(method, signature),
            new SlotModel(definition.ContainingAssembly.Identity.Name, definition.GetDocumentationCommentId() ?? definition.Name),
            isAsked && MethodShape.VerdictOf(definition) == Verdict.Tracked,
            RecordingReader.Read(definition, compilation, fromOutside: true));
    }

    private static DecoratedMemberModel? ReadMember(ISymbol member, TypeText text)
    {
        var contract = text.Of(member.ContainingType.WithNullableAnnotation(NullableAnnotation.None));
        switch (member)
        {
            case IEventSymbol ofEvent:
                return new DecoratedMemberModel(contract, $"event {text.Of(ofEvent.Type)} ", CapturePath.Identifier(ofEvent.Name), "." + CapturePath.Identifier(ofEvent.Name), "", new(["add", "remove"]));
            case IPropertySymbol property:
                var byRef = property.ReturnsByRef ? "ref " : property.ReturnsByRefReadonly ? "ref readonly " : "";
                var accessors = new[] { property.GetMethod is null ? null : "get", property.SetMethod is null ? null : "set" }.OfType<string>();
                var parameters = property.Parameters.Select(parameter => $"{(parameter.RefKind == RefKind.In ? "in " : "")}{text.Of(parameter.Type)} {CapturePath.Identifier(parameter.Name)}");
                var arguments = property.Parameters.Select(static parameter => CapturePath.Identifier(parameter.Name));
                return new DecoratedMemberModel(
                    contract,
                    $"{byRef}{text.Of(property.Type)} ",
                    property.IsIndexer ? $"this[{string.Join(", ", parameters)}]" : CapturePath.Identifier(property.Name),
                    property.IsIndexer ? $"[{string.Join(", ", arguments)}]" : "." + CapturePath.Identifier(property.Name),
                    byRef.Length == 0 ? "" : "ref ",
                    accessors.ToEquatableArray());
            default:
                return null;
        }
    }

    /// <summary>What a class beside the interface can implement, and call on another object: nothing static, nothing that only the interface itself may call, no <c>init</c>.</summary>
    private static bool CanBeHandedOn(ISymbol member, Compilation compilation) => member switch
    {
        ITypeSymbol => true,
        { IsStatic: true } => false,
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } => true,
        IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 } or IEventSymbol { ExplicitInterfaceImplementations.Length: > 0 } => true,
        IPropertySymbol { SetMethod.IsInitOnly: true } => false,
        IMethodSymbol { IsVararg: true } => false,
        { DeclaredAccessibility: Accessibility.Private } => true,
        { DeclaredAccessibility: Accessibility.Protected or Accessibility.ProtectedAndInternal } => false,
        _ => compilation.IsSymbolAccessibleWithin(member, compilation.Assembly),
    };

    /// <summary><c>IAgent</c> gives <c>TrackedAgent</c>; where a type has that name, <c>TrackedIAgent</c>; else none.</summary>
    private static string? ClassName(INamedTypeSymbol contract, Compilation compilation)
    {
        var outer = string.Concat(Containers(contract).Select(static type => type.Name));
        var stem = contract.Name.Length > 1 && contract.Name[0] == 'I' && char.IsUpper(contract.Name[1]) ? contract.Name.Substring(1) : contract.Name;
        return new[] { "Tracked" + outer + stem, "Tracked" + outer + contract.Name }
            .FirstOrDefault(name => contract.ContainingNamespace.GetTypeMembers(name, contract.Arity).IsEmpty && IsFree(name, contract, compilation));
    }

    private static bool IsFree(string name, INamedTypeSymbol contract, Compilation compilation)
    {
        var space = contract.ContainingNamespace.IsGlobalNamespace ? "" : contract.ContainingNamespace.ToDisplayString() + ".";
        return compilation.Assembly.GetTypeByMetadataName(space + name + (contract.Arity == 0 ? "" : "`" + contract.Arity)) is null;
    }

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? Containers(outer).Append(outer) : [];

    private static Disposal DisposalOf(INamedTypeSymbol contract) => contract.ToDisplayString() switch
    {
        "System.IDisposable" => Disposal.Sync,
        "System.IAsyncDisposable" => Disposal.Async,
        _ => Disposal.None,
    };
}
