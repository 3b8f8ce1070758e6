using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the method that stands in for all calls of one tracked method.</summary>
/// <param name="writer">Where to.</param>
/// <param name="interceptor">The method and its calls.</param>
/// <param name="names">What stands for it in its class.</param>
/// <param name="projectDirectory">Paths are shown relative to it.</param>
internal sealed class InterceptorEmitter(SourceWriter writer, InterceptorModel interceptor, MethodNames names, string projectDirectory)
{
    /// <summary>What generated code calls the attribute by which the compiler finds interceptors.</summary>
    public const string AttributeAlias = "InterceptsCall";

    private readonly TargetModel _target = interceptor.Target;
    private readonly SignatureModel _signature = interceptor.Target.Signature;
    private readonly string _self = Names.Local("self", interceptor.Target.Signature);

    public void Write()
    {
        var inside = new WrapperNames(names.Site, names.Measurement, names.Tag, _self, _target.IsDispatched ? WrapperNames.Dispatched : WrapperNames.Plain, _target.IsDispatched ? $", {_self}" : "", hop => CaptureAccessorEmitter.Call(_target.Type, names, hop)) { Surface = CallsEmitter.Surface };
        var body = new BodyEmitter(writer, _signature, _target.Recording, inside);
        body.WriteComment();
        foreach (var location in interceptor.Locations)
        {
            var place = $"{Names.RelativePath(location.Path, projectDirectory)}({location.Line},{location.Column})";
            writer.Write($"[{AttributeAlias}({location.Version}, \"{location.Data}\")] // {place}");
        }

        WriteAttributes();
        var typeParameters = _target.Type.TypeParameters.Concat(_signature.TypeParameters).ToList();
        var head = $"internal static {(_signature.IsUnsafe ? "unsafe " : "")}{SignatureText.Return(_signature)} {CapturePath.Identifier(names.Wrapper)}{SignatureText.Generics(typeParameters, withAttributes: true)}({Parameters()}){SignatureText.Constraints(typeParameters)}";
        using (writer.Open(head))
        {
            body.Write(Call());
        }
    }

    private void WriteAttributes()
    {
        foreach (var attribute in _signature.Attributes)
        {
            writer.Write($"[{attribute}]");
        }

        foreach (var attribute in _signature.Return.Attributes)
        {
            writer.Write($"[return: {attribute}]");
        }
    }

    private string Parameters()
    {
        var parameters = SignatureText.Parameters(_signature).ToList();
        if (_target.IsExtension)
        {
            parameters[0] = "this " + parameters[0];
        }
        else if (_target.Receiver != Receiver.None)
        {
            var modifier = _target.Receiver switch { Receiver.Ref => "ref ", Receiver.In => "in ", _ => "" };
            parameters.Insert(0, $"this {modifier}{_target.Type.Name} {_self}");
        }

        return string.Join(", ", parameters);
    }

    private string Call()
    {
        if (_target.Access == Access.Accessor)
        {
            return AccessorEmitter.Call(_target, names, _self);
        }

        var receiver = _target.Receiver == Receiver.None ? _target.Type.Name : _self;
        return $"{receiver}.{_signature.Name}{SignatureText.Generics(_signature.TypeParameters)}({SignatureText.Arguments(_signature)})";
    }
}
