using System.Text;
using System.Text.Json;
using PerfGen.Contracts;

namespace PerfGen.Runtime.Settings;

/// <summary>Reads <c>perfgen.json</c> against the table of settings. One fault costs at most its own setting.</summary>
internal sealed class SettingsFile
{
    public const string Name = "perfgen.json";

    private readonly string _path;
    private readonly byte[] _text;
    private readonly Dictionary<string, (object Value, int Line)> _values;
    private readonly List<SettingFault> _faults;

    private SettingsFile(string path, byte[] text, Dictionary<string, (object Value, int Line)> values, List<SettingFault> faults)
    {
        _path = path;
        _text = text;
        _values = values;
        _faults = faults;
    }

    /// <summary>Reads a file into the values and faults given. Never throws.</summary>
    public static void Read(string path, Dictionary<string, (object Value, int Line)> values, List<SettingFault> faults)
    {
        try
        {
            var text = File.ReadAllBytes(path);
            new SettingsFile(path, text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text, values, faults).Read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(new SettingFault(path, 0, 0, $"it cannot be read: {error.Message}") { StopsUpkeep = true });
        }
    }

    private void Read()
    {
        var reader = new Utf8JsonReader(_text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                Fault(reader.TokenStartIndex, "the file has to be an object: { \"metrics\": { … } }", stopsUpkeep: true);
                return;
            }

            ReadObject(ref reader, "");
            while (reader.Read())
            {
                // What follows the object is reported by the reader.
            }
        }
        catch (JsonException error)
        {
            // Its line counts from 0, and its column in bytes; the message repeats both.
            var line = (int)(error.LineNumber ?? 0);
            var message = error.Message.Split(" LineNumber:", 2)[0].TrimEnd('.');
            _faults.Add(new SettingFault(_path, line + 1, (int)(error.BytePositionInLine ?? 0) + 1, $"this is no JSON: {message}") { StopsUpkeep = true });
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, string path)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var at = reader.TokenStartIndex;
            var name = path.Length == 0 ? reader.GetString()! : path + "." + reader.GetString();
            reader.Read();
            if (IsGroup(name) && reader.TokenType == JsonTokenType.StartObject)
            {
                // Also where the name is a setting, which is an object with one for each group then.
                ReadObject(ref reader, name);
            }
            else if (Find(name) is { } setting)
            {
                Take(ref reader, setting, name);
            }
            else
            {
                Fault(at, IsGroup(name) ? $"'{name}' has to be an object: {{ … }}" : Unknown(name, isGroup: reader.TokenType == JsonTokenType.StartObject), stopsUpkeep: IsBesideRetention(name));
                reader.Skip();
            }
        }
    }

    private void Take(ref Utf8JsonReader reader, SettingDefinition setting, string name)
    {
        var at = reader.TokenStartIndex;
        if (setting.Kind == SettingKind.Other)
        {
            reader.Skip();
            return;
        }

        object? value = reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Number => reader.GetDouble(),
            JsonTokenType.String => reader.GetString(),
            _ => null,
        };
        reader.Skip();
        if (SettingValues.Objection(setting, value) is { } objection)
        {
            var written = value is string text && setting.Kind is (SettingKind.Zone or SettingKind.Retention) ? $"; it is '{text}'" : "";
            Fault(at, $"'{name}' {objection}{written}", setting.StopsUpkeep, setting.Path);
            return;
        }

        // The alias of a setting does not overrule the setting itself.
        if (name == setting.Path || !_values.ContainsKey(setting.Path))
        {
            _values[setting.Path] = (value!, PlaceOf(at).Line);
        }
    }

    private static SettingDefinition? Find(string name) =>
        SettingTable.All.FirstOrDefault(setting => setting.Path == name || setting.Aliases.Contains(name, StringComparer.Ordinal));

    private static bool IsGroup(string name) => Paths.Any(path => path.StartsWith(name + ".", StringComparison.Ordinal));

    private static IEnumerable<string> Paths => SettingTable.All.SelectMany(static setting => setting.Aliases.Prepend(setting.Path));

    private static IEnumerable<string> Groups => Paths.SelectMany(static path => Enumerable.Range(0, path.Length).Where(i => path[i] == '.').Select(i => path[..i])).Distinct();

    /// <summary>What was probably meant: the same name elsewhere, or a name with few other letters; of groups first where it is one.</summary>
    private static string Unknown(string name, bool isGroup)
    {
        static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

        var all = (isGroup ? Groups.Concat(Paths) : Paths.Concat(Groups)).ToList();
        var nearest = all.Find(path => Last(path) == Last(name))
            ?? all.Where(path => NearestName.IsNear(Last(name), Last(path), out _)).MinBy(path => NearestName.Distance(name, path));
        return $"there is no setting '{name}'" + (nearest is null ? "" : $"; did you mean '{nearest}'?");
    }

    /// <summary>Whether a name that is not known, or is no object and should be one, may have been meant to say what is kept.</summary>
    private static bool IsBesideRetention(string name)
    {
        var group = IsGroup(name) ? name : name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : null;
        return group is not null && SettingTable.All.Any(setting => setting.StopsUpkeep && (setting.Path == group || setting.Path.StartsWith(group + ".", StringComparison.Ordinal)));
    }

    private void Fault(long at, string message, bool stopsUpkeep, string? setting = null)
    {
        var (line, column) = PlaceOf(at);
        _faults.Add(new SettingFault(_path, line, column, message) { StopsUpkeep = stopsUpkeep, Setting = setting });
    }

    private (int Line, int Column) PlaceOf(long at)
    {
        var before = _text.AsSpan(0, (int)at);
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }
}
