using System.Text.Json;
using PerfGen.Runtime.Settings;

namespace PerfGen.Cli.Output;

/// <summary>The JSON schema of <c>perfgen.json</c>, made from the table of settings. The package ships it; a test compares the two.</summary>
internal static class SettingsSchema
{
    public static void Write(Stream output)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteString("title", "perfgen.json");
            writer.WriteString("description", "Settings of PerfGen, in the folder of a project or above it. An environment variable of a setting overrides it.");
            WriteGroup(writer, [.. SettingTable.All.SelectMany(static setting => setting.Aliases.Prepend(setting.Path).Select(path => (path.Split('.'), path, setting)))]);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteGroup(Utf8JsonWriter writer, IReadOnlyList<(string[] Names, string Path, SettingDefinition Setting)> members)
    {
        writer.WriteString("type", "object");
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteStartObject("properties");
        foreach (var member in members.GroupBy(static one => one.Names[0], StringComparer.Ordinal))
        {
            writer.WriteStartObject(member.Key);
            (string[] Names, string Path, SettingDefinition Setting)[] deeper = [.. member.Where(static one => one.Names.Length > 1).Select(static one => (one.Names[1..], one.Path, one.Setting))];
            if (member.FirstOrDefault(static one => one.Names.Length == 1) is not { Setting: not null } leaf)
            {
                WriteGroup(writer, deeper);
            }
            else if (deeper.Length == 0)
            {
                WriteSetting(writer, leaf.Path, leaf.Setting);
            }
            else
            {
                // One for all, or an object with one for each.
                writer.WriteStartArray("anyOf");
                writer.WriteStartObject();
                WriteSetting(writer, leaf.Path, leaf.Setting);
                writer.WriteEndObject();
                writer.WriteStartObject();
                WriteGroup(writer, deeper);
                writer.WriteEndObject();
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteSetting(Utf8JsonWriter writer, string path, SettingDefinition setting)
    {
        writer.WriteString("description", path == setting.Path ? setting.Description : $"The same as {setting.Path}.");
        switch (setting.Kind)
        {
            case SettingKind.Switch:
                writer.WriteString("type", "boolean");
                writer.WriteBoolean("default", (bool)setting.Default!);
                break;
            case SettingKind.Count or SettingKind.Number:
                writer.WriteString("type", setting.Kind == SettingKind.Count ? "integer" : "number");
                writer.WriteNumber("minimum", 0);
                writer.WriteNumber("default", (double)setting.Default!);
                break;
            case SettingKind.Choice:
                writer.WriteStartArray("enum");
                foreach (var choice in setting.Choices)
                {
                    writer.WriteStringValue(choice);
                }

                writer.WriteEndArray();
                writer.WriteString("default", (string)setting.Default!);
                break;
            case SettingKind.Currency:
                writer.WriteString("type", "string");
                writer.WriteString("pattern", "^[A-Z]{3}$");
                writer.WriteString("default", (string)setting.Default!);
                break;
            case SettingKind.Retention:
                writer.WriteString("type", "string");
                writer.WriteString("pattern", "^(keep-all|tiered|last-n|last-0*[1-9][0-9]*)$");
                if (setting.Default is string policy)
                {
                    writer.WriteString("default", policy);
                }

                break;
            case SettingKind.Text or SettingKind.Zone:
                writer.WriteString("type", "string");
                writer.WriteNumber("minLength", 1);
                break;
        }
    }
}
