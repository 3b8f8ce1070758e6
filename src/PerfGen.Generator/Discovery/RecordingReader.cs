using Microsoft.CodeAnalysis;
using PerfGen.Contracts;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Reads from a method's attributes what is recorded of its calls.</summary>
internal static class RecordingReader
{
    /// <param name="method">The method as it is declared.</param>
    /// <param name="compilation">The compilation that sees it.</param>
    /// <param name="fromOutside">Values are read by code that stands outside of the method's type.</param>
    public static RecordingModel Read(IMethodSymbol method, Compilation compilation, bool fromOutside)
    {
        var attribute = TrackedMethods.TrackPerformance(method)!;
        var site = new SiteModel(
            method.ContainingAssembly.Identity.Name,
            method.GetDocumentationCommentId() ?? method.Name,
            TypeReader.DisplayName(method.ContainingType),
            method.Name,
            attribute.ConstructorArguments.FirstOrDefault().Value is string { Length: > 0 } metric ? metric : MetricNames.Derive(method.Name),
            Named(attribute, "Agent"),
            Named(attribute, "TaskType"),
            Named<int>(attribute, "SampleEvery"),
            Named<bool>(attribute, "IsLeaf"));
        var captures = ReadCaptures(method, compilation).ToLookup(capture => CaptureReach.CanRead(capture.Path, method, compilation, fromOutside));
        return new RecordingModel(site, captures[true].ToEquatableArray(), captures[false].ToEquatableArray());
    }

    /// <summary>What cannot be bound is left out: the analyzer says what is wrong with it.</summary>
    private static IEnumerable<CaptureModel> ReadCaptures(IMethodSymbol method, Compilation compilation)
    {
        foreach (var attribute in method.GetAttributes().Where(static attribute => TrackedMethods.Is(attribute, WellKnownNames.MeasureAttribute)))
        {
            var from = Named(attribute, "From") ?? "result";
            var named = attribute.ConstructorArguments.Select(static argument => argument.Value as string).ToList();
            if (named.Count == 2 && named[0] is { } name && named[1] is { } unit && CapturePath.Bind(method, from, compilation).Path is { } path)
            {
                yield return new CaptureModel(name, unit, from, path);
            }
        }
    }

    private static string? Named(AttributeData attribute, string name) => Value(attribute, name) as string;

    private static T Named<T>(AttributeData attribute, string name)
        where T : struct => Value(attribute, name) is T value ? value : default;

    private static object? Value(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }
}
