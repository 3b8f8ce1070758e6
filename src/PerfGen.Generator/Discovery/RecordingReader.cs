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
        var tracking = Tracking.Of(method, compilation);
        var site = new SiteModel(
            method.ContainingAssembly.Identity.Name,
            method.GetDocumentationCommentId() ?? method.Name,
            TypeReader.DisplayName(method.ContainingType),
            method.Name,
            tracking?.Metric ?? MetricNames.Derive(method.Name),
            tracking?.Named("Agent")?.Value as string,
            tracking?.Named("TaskType")?.Value as string,
            tracking?.Named("SampleEvery")?.Value is int every ? every : 0,
            tracking?.Named("IsLeaf")?.Value is true,
            tracking?.Named("Capture")?.Value is int capture ? (CaptureFlags)capture & (CaptureFlags.AllocatedBytes | CaptureFlags.CpuTime | CaptureFlags.GcPauses) : CaptureFlags.None);
        var (captures, tags, outOfReach) = (new List<CaptureModel>(), new List<TagModel>(), new List<CaptureModel>());
        foreach (var value in ReadCaptures(method, compilation))
        {
            (CaptureReach.CanRead(value.Path, method, compilation, fromOutside) ? captures : outOfReach).Add(value);
        }

        foreach (var tag in TagReader.Read(method, compilation))
        {
            if (CaptureReach.CanRead(tag.Path, method, compilation, fromOutside, tag.IsReadAtOnce))
            {
                tags.Add(tag);
            }
            else
            {
                outOfReach.Add(new CaptureModel(tag.Name, "tag", tag.From, tag.Path));
            }
        }

        return new RecordingModel(site, captures.ToEquatableArray(), outOfReach.ToEquatableArray(), tags.ToEquatableArray());
    }

    /// <summary>What cannot be bound is left out: the analyzer says what is wrong with it.</summary>
    private static IEnumerable<CaptureModel> ReadCaptures(IMethodSymbol method, Compilation compilation)
    {
        foreach (var attribute in method.GetAttributes().Where(static attribute => TrackedMethods.Is(attribute, WellKnownNames.MeasureAttribute)))
        {
            var from = Tracking.NamedArgument(attribute, "From")?.Value as string ?? "result";
            if (Tracking.Argument(attribute, 0).Value is string name && Tracking.Argument(attribute, 1).Value is string unit && CapturePath.Bind(method, from, compilation).Path is { } path)
            {
                yield return new CaptureModel(name, unit, from, path);
            }
        }
    }
}
