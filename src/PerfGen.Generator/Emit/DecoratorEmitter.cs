using PerfGen.Contracts;
using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the class that records the calls of an interface and hands them on.</summary>
internal static class DecoratorEmitter
{
    private const string Inner = "this._inner";

    /// <param name="decorator">The decorator.</param>
    /// <param name="canRecord">It records; else it only hands on.</param>
    public static string Emit(DecoratorModel decorator, bool canRecord)
    {
        var writer = new SourceWriter();
        var names = MethodNames.ForAll(decorator.Methods, static method => method.Signature, static method => method.Recording, DefinitionEmitter.SitesOf(decorator.Type));
        FileHeader.Write(writer, $"the decorator of {decorator.Type.DisplayName}, which {(canRecord ? "records the calls that it hands on" : "only hands calls on here")}", "[TrackPerformance] or services.Track", decorator.Methods.Select(static method => method.Signature));
        using (decorator.Namespace.Length == 0 ? null : (IDisposable)writer.Open($"namespace {decorator.Namespace}"))
        {
            var generics = SignatureText.Generics(decorator.Type.TypeParameters);
            writer.Write($"/// <summary>{(canRecord ? "Records the calls of what it is given, and hands them on." : "Hands calls on.")} Equal to nothing but itself; a type test for the class behind it fails.</summary>\n{FileHeader.GeneratedCode}");
            using (writer.Open($"internal sealed class {decorator.ClassName}{generics} : {decorator.Type.Name}{ExtraInterfaces(decorator.Disposal)}{SignatureText.Constraints(decorator.Type.TypeParameters)}"))
            {
                WriteConstructor(writer, decorator);
                for (var i = 0; i < decorator.Methods.Count; i++)
                {
                    writer.Write("");
                    WriteMethod(writer, decorator, decorator.Methods[i], names[i], canRecord);
                }

                foreach (var member in decorator.Members)
                {
                    writer.Write("");
                    WriteMember(writer, decorator, member);
                }

                DisposalEmitter.Write(writer, decorator.Disposal, Inner);
            }

            if (canRecord && decorator.Methods.Any(static method => method.IsRecorded))
            {
                WriteSites(writer, decorator, names);
            }
        }

        return writer.ToString();
    }

    private static void WriteConstructor(SourceWriter writer, DecoratorModel decorator)
    {
        var key = decorator.IsForContainer ? $"[global::Microsoft.Extensions.DependencyInjection.FromKeyedServices(global::{WellKnownNames.Decorators}.InnerKey)] " : "";
        writer.Write($$"""
            private readonly {{decorator.Type.Name}} _inner;

            /// <param name="inner">What does the work.</param>
            public {{decorator.ClassName}}({{key}}{{decorator.Type.Name}} inner)
            {
                this._inner = inner ?? throw new global::System.ArgumentNullException(nameof(inner));
            }
            """);
    }

    private static void WriteMethod(SourceWriter writer, DecoratorModel decorator, DecoratedMethodModel method, MethodNames names, bool canRecord)
    {
        var signature = method.Signature;
        var sites = $"global::{(decorator.Namespace.Length == 0 ? "" : decorator.Namespace + ".")}{DefinitionEmitter.SitesOf(decorator.Type)}";
        var records = canRecord && method.IsRecorded;
        var inside = new WrapperNames(
            $"{sites}.{names.Site}",
            index => $"{sites}.{names.Measurement(index)}",
            index => $"{sites}.{names.Tag(index)}",
            Inner,
            WrapperNames.Decorated,
            $", {sites}.{names.Slots}, this, {Inner}",
            Accessor: null);
        var body = new BodyEmitter(writer, signature, method.Recording, inside);
        var call = $"{Target(decorator, method.Contract)}.{signature.Name}{SignatureText.Generics(signature.TypeParameters)}({SignatureText.Arguments(signature)})";
        if (records)
        {
            body.WriteComment();
            writer.Write("[global::System.Diagnostics.StackTraceHidden]");
        }

        var parameters = string.Join(", ", signature.Parameters.Select(static parameter => $"{parameter.Modifiers}{parameter.Type} {parameter.Name}"));
        writer.Write("[global::System.Diagnostics.DebuggerStepThrough]");
        using (writer.Open($"{(signature.IsUnsafe ? "unsafe " : "")}{SignatureText.Return(signature)} {method.Contract}.{signature.Name}{SignatureText.Generics(signature.TypeParameters)}({parameters}){method.TypeParameterHints}"))
        {
            if (records)
            {
                body.Write(call);
            }
            else
            {
                var byRef = signature.Return.Modifiers.Length == 0 ? "" : "ref ";
                writer.Write(signature.Return.Kind == ReturnKind.Nothing ? $"{call};" : $"return {byRef}{call};");
            }
        }
    }

    /// <summary>What is behind, as the interface that declares the member: one that the decorator's interface extends may be hidden there.</summary>
    private static string Target(DecoratorModel decorator, string contract) => contract == decorator.Type.Name ? Inner : $"(({contract}){Inner})";

    private static void WriteMember(SourceWriter writer, DecoratorModel decorator, DecoratedMemberModel member)
    {
        using (writer.Open($"{member.Head}{member.Contract}.{member.Name}"))
        {
            foreach (var accessor in member.Accessors)
            {
                var target = Target(decorator, member.Contract) + member.Access;
                writer.Write(accessor switch
                {
                    "get" => $"get => {member.ByRef}{target};",
                    "set" => $"set => {target} = value;",
                    "add" => $"add => {target} += value;",
                    _ => $"remove => {target} -= value;",
                });
            }
        }
    }

    private static void WriteSites(SourceWriter writer, DecoratorModel decorator, IReadOnlyList<MethodNames> names)
    {
        writer.Write("\n" + FileHeader.GeneratedCode);
        using (writer.Open($"file static class {DefinitionEmitter.SitesOf(decorator.Type)}"))
        {
            string? separator = null;
            for (var i = 0; i < decorator.Methods.Count; i++)
            {
                if (decorator.Methods[i].IsRecorded)
                {
                    writer.Write(separator);
                    separator = "";
                    SiteEmitter.Write(writer, names[i], decorator.Methods[i].Recording, "internal");
                    SiteEmitter.WriteSlots(writer, names[i], new EquatableArray<SlotModel>([decorator.Methods[i].Slot]));
                }
            }
        }
    }

    /// <summary>A container asks a service for either way of disposal, whatever its interface says: what the service behind has must be reached.</summary>
    private static string ExtraInterfaces(Disposal disposal) => disposal switch
    {
        Disposal.Sync => ", global::System.IAsyncDisposable",
        Disposal.Async => ", global::System.IDisposable",
        _ => "",
    };
}
