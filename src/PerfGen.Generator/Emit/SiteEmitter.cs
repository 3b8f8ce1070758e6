using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the descriptors that a wrapper hands to the recorder.</summary>
internal static class SiteEmitter
{
    /// <summary>Name of the field that describes the method of this name.</summary>
    public static string SiteOf(string method) => method.TrimStart('@') + "Site";

    /// <summary>Name of the field that describes a captured value.</summary>
    public static string MeasurementOf(string method, int index) => $"{method.TrimStart('@')}Measure{(index == 0 ? "" : (index + 1).ToString())}";

    public static void Write(SourceWriter writer, string method, RecordingModel recording, string accessibility)
    {
        var site = recording.Site;
        var optional = (site.Agent is null ? "" : $",\n    agent: {Names.Literal(site.Agent)}") + (site.TaskType is null ? "" : $",\n    taskType: {Names.Literal(site.TaskType)}");
        writer.Write($"""
            {accessibility} static readonly {Names.Surface}.Site {SiteOf(method)} = new(
                assembly: {Names.Literal(site.Assembly)},
                id: {Names.Literal(site.Id)},
                type: {Names.Literal(site.Type)},
                method: {Names.Literal(site.Method)},
                metric: {Names.Literal(site.Metric)}{optional});
            """);
        for (var i = 0; i < recording.Captures.Count; i++)
        {
            var capture = recording.Captures[i];
            writer.Write($"\n{accessibility} static readonly {Names.Surface}.Measurement {MeasurementOf(method, i)} = new(name: {Names.Literal(capture.Metric)}, unit: {Names.Literal(capture.Unit)});");
        }
    }
}
