using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DuckDB.NET.Bindings.Tests.Contract;

/// <summary>What an assembly asks of DuckDB.NET.Bindings, read from its metadata without loading it.</summary>
/// <param name="Types">Names of the types.</param>
/// <param name="Members">Type, name and signature of the members.</param>
internal sealed record BindingsReferences(IReadOnlyList<string> Types, IReadOnlyList<string> Members)
{
    public const string Bindings = "DuckDB.NET.Bindings";

    public static BindingsReferences Of(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var reader = file.GetMetadataReader();

        var types = reader.TypeReferences
            .Where(handle => AssemblyOf(reader, handle) == Bindings)
            .Select(handle => SignatureText.NameOf(reader, handle));

        var members = reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference
                && AssemblyOf(reader, (TypeReferenceHandle)member.Parent) == Bindings)
            .Select(member => Describe(reader, member));

        return new([.. types], [.. members]);
    }

    public static AssemblyName IdentityAskedFor(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var reader = file.GetMetadataReader();
        return reader.AssemblyReferences
            .Select(handle => reader.GetAssemblyReference(handle).GetAssemblyName())
            .Single(name => name.Name == Bindings);
    }

    private static string Describe(MetadataReader reader, MemberReference member)
    {
        var name = SignatureText.NameOf(reader, (TypeReferenceHandle)member.Parent) + "." + reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Field
            ? $"{name}: {member.DecodeFieldSignature(SignatureText.Instance, null)}"
            : $"{name}: {SignatureText.Of(member.DecodeMethodSignature(SignatureText.Instance, null))}";
    }

    private static string? AssemblyOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf(reader, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => null,
        };
    }
}
