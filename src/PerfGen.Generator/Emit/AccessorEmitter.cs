using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>
/// Writes the accessors through which interceptors reach private and protected methods. The run time binds them, once; a call costs what a direct call costs.
/// Those of generic types stand in a generic class of their own: an accessor's type parameters must be those of the type.
/// </summary>
internal static class AccessorEmitter
{
    /// <summary>The generic class that holds the accessors of a generic type's methods.</summary>
    public const string GenericClass = "Accessors";

    public static void Write(SourceWriter writer, TypeCallsModel calls, IReadOnlyList<MethodNames> names)
    {
        var isGeneric = calls.Type.TypeParameters.Count > 0;
        Write(writer, calls, names, ofGenericType: false, "private", separator: "\n");
        if (isGeneric && calls.Interceptors.Any(static interceptor => interceptor.Target.Access == Access.Accessor || CaptureAccessorEmitter.Hops(interceptor.Target, generic: true).Any()))
        {
            writer.Write("");
            using (writer.Open($"private static class {GenericClass}{SignatureText.Generics(calls.Type.TypeParameters)}{SignatureText.Constraints(calls.Type.TypeParameters)}"))
            {
                Write(writer, calls, names, ofGenericType: true, "internal", separator: "");
            }
        }
    }

    private static void Write(SourceWriter writer, TypeCallsModel calls, IReadOnlyList<MethodNames> names, bool ofGenericType, string accessibility, string separator)
    {
        for (var i = 0; i < calls.Interceptors.Count; i++)
        {
            var target = calls.Interceptors[i].Target;
            var declarations = CaptureAccessorEmitter.Hops(target, ofGenericType).Select(hop => CaptureAccessorEmitter.Declaration(names[i], hop, accessibility));
            if (target.Access == Access.Accessor && calls.Type.TypeParameters.Count > 0 == ofGenericType)
            {
                declarations = declarations.Prepend(Declaration(target, names[i], accessibility));
            }

            foreach (var declaration in declarations)
            {
                writer.Write(separator + declaration);
                separator = "\n";
            }
        }
    }

    /// <summary>The call of a method through its accessor.</summary>
    public static string Call(TargetModel target, MethodNames names, string self)
    {
        var holder = target.Type.TypeParameters.Count == 0 ? "" : $"{GenericClass}{SignatureText.Generics(target.Type.TypeParameters)}.";
        string[] receiver = target.Receiver switch
        {
            Receiver.None => ["default"],
            Receiver.Object => [self],
            Receiver.Ref => ["ref " + self],
            _ => [$"ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in {self})"],
        };
        var arguments = receiver.Concat(target.Signature.Parameters.Select(static parameter => parameter.Argument));
        return $"{holder}{names.Accessor}{SignatureText.Generics(target.Signature.TypeParameters)}({string.Join(", ", arguments)})";
    }

    private static string Declaration(TargetModel target, MethodNames names, string accessibility)
    {
        var signature = target.Signature;
        var kind = target.Receiver == Receiver.None ? "StaticMethod" : "Method";
        var self = Names.Local("self", signature);
        var receiver = target.Receiver switch
        {
            Receiver.None when target.Type.IsStatic => $"[global::System.Runtime.CompilerServices.UnsafeAccessorType({Names.Literal(target.Type.MetadataName)})] object? {self}",
            Receiver.None or Receiver.Object => $"{target.Type.Name} {self}",
            _ => $"ref {target.Type.Name} {self}",
        };
        var parameters = signature.Parameters.Select(static parameter => $"{parameter.Modifiers}{parameter.Type} {parameter.Name}").Prepend(receiver);
        return $"""
            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.{kind}, Name = {Names.Literal(signature.Name.TrimStart('@'))})]
            {accessibility} static extern {(signature.IsUnsafe ? "unsafe " : "")}{SignatureText.Return(signature)} {names.Accessor}{SignatureText.Generics(signature.TypeParameters)}({string.Join(", ", parameters)}){SignatureText.Constraints(signature.TypeParameters)};
            """;
    }
}
