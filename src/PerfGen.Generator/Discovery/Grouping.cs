using System.Collections.Immutable;
using System.Text;
using PerfGen.Generator.Model;

namespace PerfGen.Generator.Discovery;

/// <summary>Makes one model per file out of what was found anywhere in the project. Order depends on names and places only.</summary>
internal static class Grouping
{
    /// <summary>
    /// So many types have a file each. Every file has its own attribute for the compiler, a class that is compiled like any other, and all of them are looked at whenever a file
    /// asks for its one: in a thousand files, a million times.
    /// </summary>
    internal const int MostFilesOfOneType = 10;

    /// <summary>Calls of the same target share an interceptor; targets of the same type share a file, or where there are many those of the same namespace.</summary>
    public static IEnumerable<CallsFileModel> ByType(ImmutableArray<FileCallsModel> files)
    {
        var hints = new HintNames(".PerfGen.g.cs");
        var types = files
            .GroupBy(static file => LocationKey.OfContent(file.Calls[0].Location))
            .Where(static same => same.Count() == 1)
            .Select(static same => same.First())
            .OrderBy(static file => file.Path, StringComparer.Ordinal)
            .SelectMany(static file => file.Calls)
            .GroupBy(static call => call.Target)
            .Select(static target => new InterceptorModel(target.Key, target.Select(static call => call.Location).ToEquatableArray()))
            .GroupBy(static interceptor => interceptor.Target.Type)
            .OrderBy(static type => type.Key.MetadataName, StringComparer.Ordinal)
            .Select(static type => new TypeCallsModel(type.Key, type
                .OrderBy(static interceptor => interceptor.Target.Recording.Site.Id, StringComparer.Ordinal)
                .ThenBy(static interceptor => interceptor.Target.IsExtension)
                .ToEquatableArray()))
            .ToList();
        return types.Count <= MostFilesOfOneType
            ? types.ConvertAll(type => new CallsFileModel(hints.For(type.Type.DisplayName), type.Type.DisplayName, new([type])))
            : [.. types.GroupBy(static type => type.Type.Namespace).OrderBy(static space => space.Key, StringComparer.Ordinal).Select(space =>
                new CallsFileModel(hints.For(space.Key.Length == 0 ? "global" : space.Key), space.Key.Length == 0 ? "the global namespace" : space.Key, space.ToEquatableArray()))];
    }

    /// <summary>Partial methods of the same type share a file.</summary>
    public static IEnumerable<TypeDefinitionsModel> ByType(ImmutableArray<DefinitionModel> definitions)
    {
        var hints = new HintNames(".PerfGen.Partial.g.cs");
        return definitions
            .GroupBy(static definition => definition.Type)
            .OrderBy(static type => type.Key.MetadataName, StringComparer.Ordinal)
            .Select(type => new TypeDefinitionsModel(hints.For(type.Key.DisplayName), type
                .OrderBy(static definition => definition.Recording.Site.Id, StringComparer.Ordinal)
                .ToEquatableArray()))
            .ToList();
    }

    /// <summary>Each interface has one decorator, whoever asks for it.</summary>
    public static IEnumerable<DecoratorModel> Distinct(IEnumerable<DecoratorModel> ofInterfaces, IEnumerable<DecoratorModel> ofCalls)
    {
        var hints = new HintNames(".PerfGen.Decorator.g.cs");
        return ofInterfaces
            .Concat(ofCalls)
            .GroupBy(static decorator => decorator.Type.MetadataName)
            .OrderBy(static type => type.Key, StringComparer.Ordinal)
            .Select(static type => type.First())
            .Select(decorator => decorator with { HintName = hints.For(decorator.Type.DisplayName) })
            .ToList();
    }

    /// <summary>The calls in order of file and place, without those that the compiler cannot tell apart.</summary>
    public static EquatableArray<TrackCallModel> InOrder(EquatableArray<TrackCallModel> calls) => calls
        .GroupBy(static call => LocationKey.OfContent(call.Location))
        .Where(static same => same.Select(static call => call.Location.Path).Distinct(StringComparer.Ordinal).Count() == 1)
        .SelectMany(static same => same)
        .OrderBy(static call => call.Location.Path, StringComparer.Ordinal)
        .ThenBy(static call => call.Location.Line)
        .ThenBy(static call => call.Location.Column)
        .ToEquatableArray();

    /// <summary>Names of generated files: unique also where names differ in case only, which the compiler takes for the same.</summary>
    private sealed class HintNames(string suffix)
    {
        private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

        public string For(string displayName)
        {
            var stem = new StringBuilder(displayName).Replace('<', '{').Replace('>', '}').Replace(" ", "").Replace("@", "").ToString();
            var name = stem + suffix;
            for (var number = 2; !_taken.Add(name); number++)
            {
                name = stem + "-" + number + suffix;
            }

            return name;
        }
    }
}
