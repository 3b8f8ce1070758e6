using System.Globalization;
using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the descriptors that a wrapper hands to the recorder.</summary>
internal static class SiteEmitter
{
    public static void Write(SourceWriter writer, MethodNames names, RecordingModel recording, string accessibility, string surface = Names.Surface + ".")
    {
        var site = recording.Site;
        var optional = (site.Agent is null ? "" : $",\n    agent: {Names.Literal(site.Agent)}") + (site.TaskType is null ? "" : $",\n    taskType: {Names.Literal(site.TaskType)}");
        var settings = string.Join(", ", new[]
        {
            site.SampleEvery > 1 ? $"SampleEvery = {site.SampleEvery.ToString(CultureInfo.InvariantCulture)}" : null,
            site.IsLeaf ? "IsLeaf = true" : null,
            site.Capture != CaptureFlags.None ? $"Capture = {Options(site.Capture)}" : null,
        }.Where(static setting => setting is not null));
        writer.Write($"""
            {accessibility} static readonly {surface}Site {names.Site} = new(
                assembly: {Names.Literal(site.Assembly)},
                id: {Names.Literal(site.Id)},
                type: {Names.Literal(site.Type)},
                method: {Names.Literal(site.Method)},
                metric: {Names.Literal(site.Metric)}{optional}){(settings.Length == 0 ? "" : $" {{ {settings} }}")};
            """);
        for (var i = 0; i < recording.Captures.Count; i++)
        {
            var capture = recording.Captures[i];
            writer.Write($"\n{accessibility} static readonly {surface}Measurement {names.Measurement(i)} = new(name: {Names.Literal(capture.Metric)}, unit: {Names.Literal(capture.Unit)});");
        }

        for (var i = 0; i < recording.Tags.Count; i++)
        {
            writer.Write($"\n{accessibility} static readonly {surface}Tag {names.Tag(i)} = new(name: {Names.Literal(recording.Tags[i].Name)});");
        }
    }

    private static string Options(CaptureFlags capture) =>
        string.Join(" | ", capture.ToString().Split([", "], StringSplitOptions.None).Select(static option => $"global::PerfGen.CaptureOptions.{option}"));

    /// <summary>The tracked methods through which a body can be called.</summary>
    public static void WriteSlots(SourceWriter writer, MethodNames names, EquatableArray<SlotModel> slots)
    {
        if (slots.Count > 0)
        {
            var list = string.Join(", ", slots.Select(static slot => $"new(assembly: {Names.Literal(slot.Assembly)}, id: {Names.Literal(slot.Id)})"));
            writer.Write($"\ninternal static readonly {Names.Surface}.VirtualSlot[] {names.Slots} = {{ {list} }};");
        }
    }
}
