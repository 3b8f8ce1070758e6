using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Generator.Discovery;

/// <summary>What a compiled assembly says about methods that are tracked, without binding anything.</summary>
/// <param name="methods">Names of methods that an attribute may mean.</param>
/// <param name="types">Simple names of types with an attribute: it may hold for types that derive from them.</param>
internal sealed class MetadataNames(HashSet<string> methods, HashSet<string> types)
{
    private static readonly MetadataNames None = new([], []);

    public HashSet<string> Methods { get; } = methods;

    public HashSet<string> Types { get; } = types;

    public static MetadataNames Read(PortableExecutableReference file)
    {
        try
        {
            return file.GetMetadata() is AssemblyMetadata assembly ? Read(assembly.GetModules()[0].GetMetadataReader()) : None;
        }
        catch (Exception error) when (error is BadImageFormatException or IOException)
        {
            // The compiler says what is wrong with the file.
            return None;
        }
    }

    private static MetadataNames Read(MetadataReader reader)
    {
        if (!reader.AssemblyReferences.Any(handle => reader.StringComparer.Equals(reader.GetAssemblyReference(handle).Name, WellKnownNames.AttributesAssembly)))
        {
            return None;
        }

        var names = new MetadataNames(new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (TrackPerformance(attribute.Constructor, reader) is { } constructor)
            {
                names.Add(attribute.Parent, constructor, reader);
            }
        }

        return names;
    }

    private void Add(EntityHandle target, MemberReference constructor, MetadataReader reader)
    {
        switch (target.Kind)
        {
            case HandleKind.MethodDefinition:
                Methods.Add(reader.GetString(reader.GetMethodDefinition((MethodDefinitionHandle)target).Name));
                break;
            case HandleKind.TypeDefinition:
                var type = reader.GetTypeDefinition((TypeDefinitionHandle)target);
                Types.Add(reader.GetString(type.Name).Split('`')[0]);
                AddMethods(type, reader);
                break;

            // What an assembly says of types that it names holds for its own calls.
            case HandleKind.AssemblyDefinition when ParametersOf(constructor, reader) < 2:
                foreach (var handle in reader.TypeDefinitions)
                {
                    AddMethods(reader.GetTypeDefinition(handle), reader);
                }

                break;
            default:
                break;
        }
    }

    private void AddMethods(TypeDefinition type, MetadataReader reader) =>
        Methods.UnionWith(type.GetMethods().Select(method => reader.GetString(reader.GetMethodDefinition(method).Name)));

    private static int ParametersOf(MemberReference constructor, MetadataReader reader)
    {
        var signature = reader.GetBlobReader(constructor.Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }

    private static MemberReference? TrackPerformance(EntityHandle constructor, MetadataReader reader)
    {
        if (constructor.Kind != HandleKind.MemberReference
            || reader.GetMemberReference((MemberReferenceHandle)constructor) is not { Parent: { Kind: HandleKind.TypeReference } parent } member)
        {
            return null;
        }

        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.GetString(type.Namespace) + "." + reader.GetString(type.Name) == WellKnownNames.TrackPerformanceAttribute ? member : null;
    }
}
