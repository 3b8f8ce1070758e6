using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DuckDB.NET.Bindings.Tests.Contract;

/// <summary>The types and members that an assembly offers to others, in the words of <see cref="BindingsReferences"/>.</summary>
internal sealed class Definitions
{
    private readonly HashSet<string> _types = [];
    private readonly HashSet<string> _members = [];

    private Definitions()
    {
    }

    public static Definitions Of(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var reader = file.GetMetadataReader();
        var definitions = new Definitions();

        foreach (var handle in reader.TypeDefinitions)
            definitions.Add(reader, handle);

        return definitions;
    }

    /// <summary>What was asked for and is not there, by name.</summary>
    public IReadOnlyList<string> Missing(BindingsReferences references) =>
        [.. references.Types.Where(type => !_types.Contains(type)), .. references.Members.Where(member => !_members.Contains(member))];

    private void Add(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = SignatureText.NameOf(reader, handle);
        _types.Add(name);

        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            if ((method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
                _members.Add($"{name}.{reader.GetString(method.Name)}: {SignatureText.Of(method.DecodeSignature(SignatureText.Instance, null))}");
        }

        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            if ((field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public)
                _members.Add($"{name}.{reader.GetString(field.Name)}: {field.DecodeSignature(SignatureText.Instance, null)}");
        }
    }
}
