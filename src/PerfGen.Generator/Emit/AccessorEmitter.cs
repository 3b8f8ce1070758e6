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

    public static void Write(SourceWriter writer, TypeCallsModel calls, IReadOnlyList<string> names)
    {
        var accessed = Enumerable.Range(0, calls.Interceptors.Count).Where(i => calls.Interceptors[i].Target.Access == Access.Accessor).ToList();
        if (accessed.Count == 0)
        {
            return;
        }

        writer.Write("");
        var typeParameters = calls.Type.TypeParameters;
        if (typeParameters.Count == 0)
        {
            accessed.ForEach(i => Write(writer, calls.Interceptors[i].Target, names[i], "private"));
            return;
        }

        using (writer.Open($"private static class {GenericClass}{SignatureText.Generics(typeParameters)}{SignatureText.Constraints(typeParameters)}"))
        {
            accessed.ForEach(i => Write(writer, calls.Interceptors[i].Target, names[i], "internal"));
        }
    }

    /// <summary>The call of a method through its accessor.</summary>
    public static string Call(TargetModel target, string name, string self)
    {
        var holder = target.Type.TypeParameters.Count == 0 ? "" : $"{GenericClass}{SignatureText.Generics(target.Type.TypeParameters)}.";
        string[] receiver = target.Receiver switch
        {
            Receiver.None => [target.Type.IsStatic || target.Type.TypeParameters.Count > 0 ? "null!" : "default!"],
            Receiver.Object => [self],
            Receiver.Ref => ["ref " + self],
            _ => [$"ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in {self})"],
        };
        var arguments = receiver.Concat(target.Signature.Parameters.Select(static parameter => parameter.Argument));
        return $"{holder}{NameOf(name)}{SignatureText.Generics(target.Signature.TypeParameters)}({string.Join(", ", arguments)})";
    }

    private static string NameOf(string name) => name.TrimStart('@') + "Accessor";

    private static void Write(SourceWriter writer, TargetModel target, string name, string accessibility)
    {
        var signature = target.Signature;
        var kind = target.Receiver == Receiver.None ? "StaticMethod" : "Method";
        var receiver = target.Receiver switch
        {
            Receiver.None when target.Type.IsStatic => $"[global::System.Runtime.CompilerServices.UnsafeAccessorType({Names.Literal(target.Type.MetadataName)})] object? type",
            Receiver.None or Receiver.Object => target.Type.Name + " type",
            _ => "ref " + target.Type.Name + " type",
        };
        var parameters = signature.Parameters.Select((parameter, i) => $"{parameter.Modifiers}{parameter.Type} argument{i + 1}").Prepend(receiver);
        writer.Write($"""
            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.{kind}, Name = {Names.Literal(signature.Name.TrimStart('@'))})]
            {accessibility} static extern {(signature.IsUnsafe ? "unsafe " : "")}{SignatureText.Return(signature)} {NameOf(name)}{SignatureText.Generics(signature.TypeParameters)}({string.Join(", ", parameters)}){SignatureText.Constraints(signature.TypeParameters)};
            """);
    }
}
