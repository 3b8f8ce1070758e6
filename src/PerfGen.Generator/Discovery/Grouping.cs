using System.Collections.Immutable;
using System.Text;
using PerfGen.Generator.Model;

namespace PerfGen.Generator.Discovery;

/// <summary>Makes one model per file out of what was found anywhere in the project. Order depends on names and places only.</summary>
internal static class Grouping
{
    /// <summary>Calls of the same target share an interceptor; targets of the same type share a file.</summary>
    public static IEnumerable<TypeCallsModel> ByType(ImmutableArray<FileCallsModel> files)
    {
        var hints = new HintNames(".PerfGen.g.cs");
        return files
            .GroupBy(static file => LocationKey.OfContent(file.Calls[0].Location))
            .Where(static same => same.Count() == 1)
            .Select(static same => same.First())
            .OrderBy(static file => file.Path, StringComparer.Ordinal)
            .SelectMany(static file => file.Calls)
            .GroupBy(static call => call.Target)
            .Select(static target => new InterceptorModel(target.Key, target.Select(static call => call.Location).ToEquatableArray()))
            .GroupBy(static interceptor => interceptor.Target.Type)
            .OrderBy(static type => type.Key.MetadataName, StringComparer.Ordinal)
            .Select(type => new TypeCallsModel(hints.For(type.Key), type.Key, type
                .OrderBy(static interceptor => interceptor.Target.Recording.Site.Id, StringComparer.Ordinal)
                .ThenBy(static interceptor => interceptor.Target.IsExtension)
                .ToEquatableArray()))
            .ToList();
    }

    /// <summary>Partial methods of the same type share a file.</summary>
    public static IEnumerable<TypeDefinitionsModel> ByType(ImmutableArray<DefinitionModel> definitions)
    {
        var hints = new HintNames(".PerfGen.Partial.g.cs");
        return definitions
            .GroupBy(static definition => definition.Type)
            .OrderBy(static type => type.Key.MetadataName, StringComparer.Ordinal)
            .Select(type => new TypeDefinitionsModel(hints.For(type.Key), type
                .OrderBy(static definition => definition.Recording.Site.Id, StringComparer.Ordinal)
                .ToEquatableArray()))
            .ToList();
    }

    /// <summary>Names of generated files: unique also where names differ in case only, which the compiler takes for the same.</summary>
    private sealed class HintNames(string suffix)
    {
        private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

        public string For(TypeModel type)
        {
            var stem = new StringBuilder(type.DisplayName).Replace('<', '{').Replace('>', '}').Replace(" ", "").Replace("@", "").ToString();
            var name = stem + suffix;
            for (var number = 2; !_taken.Add(name); number++)
            {
                name = stem + "-" + number + suffix;
            }

            return name;
        }
    }
}
