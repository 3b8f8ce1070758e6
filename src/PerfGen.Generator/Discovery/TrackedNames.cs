using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Generator.Discovery;

/// <summary>
/// The names of all methods that carry [TrackPerformance], in a compilation and in what it references. Asking the compiler what a call means costs
/// some 20 µs, and a keystroke would pay it for every call of the project; a look at the call's name spares nearly all of them.
/// </summary>
/// <remarks>Names are read from syntax and metadata alone: there may be too many among them, never too few. What was read is kept for as long as the tree or reference lives.</remarks>
internal sealed class TrackedNames
{
    private const string AttributesAssembly = "PerfGen.Abstractions";

    private static readonly ConditionalWeakTable<Compilation, TrackedNames> ByCompilation = new();
    private static readonly ConditionalWeakTable<SyntaxTree, AttributedMethods> ByTree = new();
    private static readonly ConditionalWeakTable<MetadataReference, string[]> ByReference = new();

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The names in a compilation.</summary>
    public static TrackedNames In(Compilation compilation) => ByCompilation.GetValue(compilation, Collect);

    /// <summary>Whether a call by this name can be of a tracked method.</summary>
    public bool Contains(string name) => _names.Contains(name);

    private static TrackedNames Collect(Compilation compilation)
    {
        var names = new TrackedNames();
        names.AddSource(compilation);
        foreach (var reference in compilation.References)
        {
            if (reference is CompilationReference project)
            {
                names.AddSource(project.Compilation);
            }
            else if (reference is PortableExecutableReference file)
            {
                names._names.UnionWith(ByReference.GetValue(file, static file => ReadMetadata((PortableExecutableReference)file)));
            }
        }

        return names;
    }

    private void AddSource(Compilation compilation)
    {
        var methods = compilation.SyntaxTrees.Select(static tree => ByTree.GetValue(tree, AttributedMethods.Read)).ToImmutableArray();
        var attributeNames = new HashSet<string>(methods.SelectMany(static tree => tree.Aliases), StringComparer.Ordinal)
        {
            "TrackPerformance",
            "TrackPerformanceAttribute",
        };
        _names.UnionWith(methods.SelectMany(static tree => tree.Methods).Where(method => attributeNames.Contains(method.Attribute)).Select(static method => method.Name));
    }

    private static string[] ReadMetadata(PortableExecutableReference file)
    {
        try
        {
            return file.GetMetadata() is AssemblyMetadata assembly ? [.. NamesIn(assembly.GetModules()[0].GetMetadataReader()).Distinct()] : [];
        }
        catch (Exception error) when (error is BadImageFormatException or IOException)
        {
            // The compiler says what is wrong with the file.
            return [];
        }
    }

    private static IEnumerable<string> NamesIn(MetadataReader reader)
    {
        if (!reader.AssemblyReferences.Any(handle => reader.StringComparer.Equals(reader.GetAssemblyReference(handle).Name, AttributesAssembly)))
        {
            yield break;
        }

        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Parent.Kind == HandleKind.MethodDefinition && IsTrackPerformance(attribute.Constructor, reader))
            {
                yield return reader.GetString(reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Parent).Name);
            }
        }
    }

    private static bool IsTrackPerformance(EntityHandle constructor, MetadataReader reader)
    {
        if (constructor.Kind != HandleKind.MemberReference
            || reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is not { Kind: HandleKind.TypeReference } parent)
        {
            return false;
        }

        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.GetString(type.Namespace) + "." + reader.GetString(type.Name) == WellKnownNames.TrackPerformanceAttribute;
    }
}
