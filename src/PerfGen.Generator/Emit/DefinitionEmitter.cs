using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the implementing part of one partial method.</summary>
internal sealed class DefinitionEmitter(SourceWriter writer, DefinitionModel method, MethodNames names, bool canRecord)
{
    /// <summary>Name of the class that holds the descriptors of a type's methods.</summary>
    public static string SitesOf(TypeModel type) => "SitesOf" + type.Identifier;

    public void Write()
    {
        var records = canRecord && method.CanRecord;
        var signature = method.Signature;
        var sites = $"global::{(method.Namespace.Length == 0 ? "" : method.Namespace + ".")}{SitesOf(method.Type)}";
        var self = method.Receiver == Receiver.Object ? "this" : "in this";
        var inside = new WrapperNames(
            $"{sites}.{names.Site}",
            index => $"{sites}.{names.Measurement(index)}",
            index => $"{sites}.{names.Tag(index)}",
            "this",
            method.Slots.Count == 0 ? WrapperNames.Plain : WrapperNames.Body,
            method.Slots.Count == 0 ? "" : $", {sites}.{names.Slots}, {self}",
            Accessor: null);
        var body = new BodyEmitter(writer, signature, method.Recording, inside);
        var core = $"{(method.Receiver == Receiver.None ? method.Type.Name : "this")}.{method.CoreName}{SignatureText.Generics(signature.TypeParameters)}({SignatureText.Arguments(signature)})";
        if (records)
        {
            body.WriteComment();
            writer.Write("[global::PerfGen.TrackedAtDefinition]");
            WriteUnlessOwn("System.Diagnostics.StackTraceHiddenAttribute", "[global::System.Diagnostics.StackTraceHidden]");
        }
        else
        {
            writer.Write($"// hands on  {signature.Summary}, without recording it");
        }

        WriteUnlessOwn("System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute", $"[{FileHeader.NotCovered}]");
        WriteUnlessOwn("System.Diagnostics.DebuggerStepThroughAttribute", "[global::System.Diagnostics.DebuggerStepThrough]");

        // No [GeneratedCode]: both parts are one method with the attributes of both, and no rule would look at what the user's part says.
        var isAwaited = !records && signature.Return.Kind == ReturnKind.NothingButTask;
        using (writer.Open($"{method.Modifiers}{(isAwaited ? "async " : "")}partial {SignatureText.Return(signature)} {signature.Name}{SignatureText.Generics(signature.TypeParameters)}({Parameters()}){method.Constraints}"))
        {
            if (records)
            {
                body.Write(core);
            }
            else
            {
                var byRef = signature.Return.Modifiers.Length == 0 ? "" : "ref ";
                writer.Write(isAwaited ? $"await {core}.ConfigureAwait(false);" : signature.Return.Kind == ReturnKind.Nothing ? $"{core};" : $"return {byRef}{core};");
            }
        }
    }

    /// <summary>What stands on the user's part already must not stand here as well: both parts are one method.</summary>
    private void WriteUnlessOwn(string attributeClass, string text)
    {
        if (!method.OwnAttributes.Contains(attributeClass))
        {
            writer.Write(text);
        }
    }

    private string Parameters()
    {
        var parameters = method.Signature.Parameters.Select(static parameter => $"{parameter.Modifiers}{parameter.Type} {parameter.Name}").ToList();
        if (method.IsExtension)
        {
            parameters[0] = "this " + parameters[0];
        }

        if (method.HasParams)
        {
            var last = method.Signature.Parameters[method.Signature.Parameters.Count - 1];
            parameters[parameters.Count - 1] = $"params {last.Type} {last.Name}";
        }

        return string.Join(", ", parameters);
    }
}
