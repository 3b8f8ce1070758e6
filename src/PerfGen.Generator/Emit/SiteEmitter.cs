using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the descriptors that a wrapper hands to the recorder.</summary>
internal static class SiteEmitter
{
    public static void Write(SourceWriter writer, MethodNames names, RecordingModel recording, string accessibility)
    {
        var site = recording.Site;
        var optional = (site.Agent is null ? "" : $",\n    agent: {Names.Literal(site.Agent)}") + (site.TaskType is null ? "" : $",\n    taskType: {Names.Literal(site.TaskType)}");
        writer.Write($"""
            {accessibility} static readonly {Names.Surface}.Site {names.Site} = new(
                assembly: {Names.Literal(site.Assembly)},
                id: {Names.Literal(site.Id)},
                type: {Names.Literal(site.Type)},
                method: {Names.Literal(site.Method)},
                metric: {Names.Literal(site.Metric)}{optional});
            """);
        for (var i = 0; i < recording.Captures.Count; i++)
        {
            var capture = recording.Captures[i];
            writer.Write($"\n{accessibility} static readonly {Names.Surface}.Measurement {names.Measurement(i)} = new(name: {Names.Literal(capture.Metric)}, unit: {Names.Literal(capture.Unit)});");
        }
    }
}
