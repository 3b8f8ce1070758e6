using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>
/// The names of all methods that an attribute may make tracked, in a compilation and in what it references. Asking the compiler what a call means costs
/// some 20 µs, and a keystroke would pay it for every call of the project; a look at the call's name spares nearly all of them.
/// </summary>
/// <remarks>
/// Names are read from syntax and metadata; only attributes on the assembly itself are bound, where there are any. There may be too many names, never too few.
/// What was read is kept for as long as the tree or reference lives.
/// </remarks>
internal sealed class TrackedNames
{
    private static readonly ConditionalWeakTable<Compilation, TrackedNames> ByCompilation = new();
    private static readonly ConditionalWeakTable<MetadataReference, MetadataNames> ByReference = new();

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The names in a compilation.</summary>
    public static TrackedNames In(Compilation compilation) => ByCompilation.GetValue(compilation, Collect);

    /// <summary>Calls may be taken out where they stand, by [DoNotTrack(CallsInside = true)] on what is around them.</summary>
    public bool MayTakeCallsOut { get; private set; }

    /// <summary>The names by which a call can be of a tracked method.</summary>
    public NameTable Table { get; private set; } = new([]);

    private static TrackedNames Collect(Compilation compilation)
    {
        var names = new TrackedNames();
        var bases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in compilation.References)
        {
            if (reference is CompilationReference project)
            {
                names.AddSource(project.Compilation, bases);
            }
            else if (reference is PortableExecutableReference file)
            {
                var found = ByReference.GetValue(file, static file => MetadataNames.Read((PortableExecutableReference)file));
                names._names.UnionWith(found.Methods);
                bases.UnionWith(found.Types);
            }
        }

        names.AddSource(compilation, bases);
        names.Table = new(names._names);
        names.MayTakeCallsOut = compilation.SyntaxTrees.Any(static tree => AttributedMethods.Of(tree).MayTakeCallsOut);
        return names;
    }

    /// <param name="compilation">The compilation.</param>
    /// <param name="bases">Types whose attribute may hold for derived ones; grows.</param>
    private void AddSource(Compilation compilation, HashSet<string> bases)
    {
        var trees = compilation.SyntaxTrees.Select(AttributedMethods.Of).ToImmutableArray();
        var attributeNames = new HashSet<string>(trees.SelectMany(static tree => tree.Aliases), StringComparer.Ordinal)
        {
            "TrackPerformance",
            "TrackPerformanceAttribute",
        };
        bool IsMeant(AttributeName attribute) => attributeNames.Contains(attribute.Name);

        _names.UnionWith(trees.SelectMany(static tree => tree.Methods).Where(method => IsMeant(method.Attribute)).Select(static method => method.Name));
        AddTypes([.. trees.SelectMany(static tree => tree.Types)], IsMeant, bases);
        if (trees.Any(tree => tree.OfAssembly.Any(IsMeant)))
        {
            AddAssembly(compilation, trees);
        }
    }

    private void AddTypes(ImmutableArray<DeclaredType> types, Func<AttributeName, bool> isMeant, HashSet<string> bases)
    {
        // The parts of a type have one name; the attribute stands on one of them.
        var tracked = new HashSet<string>(types.Where(type => type.Attributes.Any(isMeant)).Select(static type => type.Name), StringComparer.Ordinal);
        bases.UnionWith(types.Where(type => type.Attributes.Any(attribute => isMeant(attribute) && attribute.IsInherited)).Select(static type => type.Name));
        int known;
        do
        {
            known = bases.Count;
            bases.UnionWith(types.Where(type => type.Bases.Any(bases.Contains)).Select(static type => type.Name));
        }
        while (bases.Count > known);

        _names.UnionWith(types.Where(type => tracked.Contains(type.Name) || bases.Contains(type.Name)).SelectMany(static type => type.Methods));
    }

    private void AddAssembly(Compilation compilation, ImmutableArray<AttributedMethods> trees)
    {
        foreach (var attribute in AssemblyTracking.Of(compilation.Assembly))
        {
            _names.UnionWith(TrackingFilter.TypeOf(attribute) is { } type
                ? type.OriginalDefinition.GetMembers().OfType<IMethodSymbol>().Where(method => TrackingFilter.Admits(attribute, method)).Select(static method => method.Name)
                : trees.SelectMany(static tree => tree.Types).SelectMany(static type => type.Methods));
        }
    }
}
