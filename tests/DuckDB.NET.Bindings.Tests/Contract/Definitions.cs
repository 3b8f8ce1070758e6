using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DuckDB.NET.Bindings.Tests.Contract;

/// <summary>The types and members that an assembly offers to DuckDB.NET.Data, in the words of <see cref="BindingsReferences"/>.</summary>
internal sealed class Definitions
{
    private readonly HashSet<string> _types = [];
    private readonly HashSet<string> _members = [];
    private readonly MetadataReader _reader;
    private readonly bool _internalsToo;

    private Definitions(MetadataReader reader)
    {
        _reader = reader;
        _internalsToo = BefriendsData();
    }

    public static Definitions Of(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var definitions = new Definitions(file.GetMetadataReader());
        foreach (var handle in definitions._reader.TypeDefinitions)
            definitions.Add(handle);

        return definitions;
    }

    /// <summary>What was asked for and is not there, by name.</summary>
    public IReadOnlyList<string> Missing(BindingsReferences references) =>
        [.. references.Types.Where(type => !_types.Contains(type)), .. references.Members.Where(member => !_members.Contains(member))];

    private void Add(TypeDefinitionHandle handle)
    {
        if (!IsVisible(handle))
            return;

        var type = _reader.GetTypeDefinition(handle);
        var name = SignatureText.NameOf(_reader, handle);
        _types.Add(name);

        foreach (var method in type.GetMethods().Select(_reader.GetMethodDefinition))
        {
            if (IsVisible(method.Attributes & MethodAttributes.MemberAccessMask))
                _members.Add($"{name}.{_reader.GetString(method.Name)}: {SignatureText.Of(method.DecodeSignature(SignatureText.Instance, null))}");
        }

        foreach (var field in type.GetFields().Select(_reader.GetFieldDefinition))
        {
            if (IsVisible((MethodAttributes)(field.Attributes & FieldAttributes.FieldAccessMask)))
                _members.Add($"{name}.{_reader.GetString(field.Name)}: {field.DecodeSignature(SignatureText.Instance, null)}");
        }
    }

    // Methods and fields count their accessibility alike.
    private bool IsVisible(MethodAttributes access) => access == MethodAttributes.Public
        || (_internalsToo && access is MethodAttributes.Assembly or MethodAttributes.FamORAssem);

    private bool IsVisible(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NotPublic => _internalsToo,
            TypeAttributes.NestedPublic => IsVisible(type.GetDeclaringType()),
            TypeAttributes.NestedAssembly or TypeAttributes.NestedFamORAssem => _internalsToo && IsVisible(type.GetDeclaringType()),
            _ => false,
        };
    }

    // The real library may keep what it shares with DuckDB.NET.Data internal; the stand-in befriends nobody.
    private bool BefriendsData()
    {
        foreach (var attribute in _reader.GetAssemblyDefinition().GetCustomAttributes().Select(_reader.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
                continue;

            var type = _reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (type.Kind != HandleKind.TypeReference
                || SignatureText.NameOf(_reader, (TypeReferenceHandle)type) != "System.Runtime.CompilerServices.InternalsVisibleToAttribute")
            {
                continue;
            }

            var value = _reader.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            if (value.ReadSerializedString()?.Split(',')[0] == "DuckDB.NET.Data")
                return true;
        }

        return false;
    }
}
