namespace PerfGen.Contracts;

/// <summary>An object of a catalogue file, asked key by key. A key that nobody knows, that stands twice, or whose value is of another kind, is a fault, and is as if it were not there.</summary>
internal sealed class ObjectFields
{
    private readonly Dictionary<string, JsonValue> _values = new(StringComparer.Ordinal);
    private readonly List<CatalogueFault> _faults;

    public ObjectFields(JsonObject value, IReadOnlyList<string> known, List<CatalogueFault> faults)
    {
        _faults = faults;
        foreach (var member in value.Members)
        {
            var key = member.Key.Text;
            if (!known.Contains(key))
            {
                var nearest = NearestName.Of(key, known);
                Fault(member.Key.Inside, $"there is no \"{key}\" here{(nearest is null ? $"; there are {string.Join(", ", known)}" : $"; did you mean \"{nearest}\"?")}", nearest);
            }
            else if (_values.ContainsKey(key))
            {
                Fault(member.Key.Inside, $"\"{key}\" stands here a second time");
            }
            else
            {
                _values.Add(key, member.Value);
            }
        }
    }

    /// <summary>Where the values stand; text without its quotes.</summary>
    public IReadOnlyDictionary<string, TextRange> Places => _values.ToDictionary(static value => value.Key, static value => PlaceOf(value.Value), StringComparer.Ordinal);

    public bool Has(string key) => _values.ContainsKey(key);

    public string? Text(string key) => Value<JsonString>(key, "text in double quotes")?.Text;

    public double? Number(string key) => Value<JsonNumber>(key, "a number")?.Value;

    public JsonArray? Array(string key) => Value<JsonArray>(key, "an array");

    public bool? Flag(string key) => Value<JsonWord>(key, "true or false") is { } word ? word.Value == "true" : null;

    /// <summary>One of some words.</summary>
    public T? Word<T>(string key, IReadOnlyList<(string Word, T Meaning)> words)
        where T : struct
    {
        if (Text(key) is not { } written)
        {
            return null;
        }

        foreach (var (word, meaning) in words)
        {
            if (word == written)
            {
                return meaning;
            }
        }

        var all = words.Select(static word => word.Word).ToArray();
        var nearest = NearestName.Of(written, all);
        Fault(PlaceOf(_values[key]), $"\"{key}\" is '{written}'; it has to be {string.Join(", ", all)}{(nearest is null ? "" : $"; did you mean '{nearest}'?")}", nearest);
        return null;
    }

    public void Fault(string key, string message, string? replacement = null) => Fault(PlaceOf(_values[key]), message, replacement);

    private static TextRange PlaceOf(JsonValue value) => value is JsonString text ? text.Inside : value.At;

    private T? Value<T>(string key, string wanted)
        where T : JsonValue
    {
        if (!_values.TryGetValue(key, out var value) || value is JsonWord { Value: "null" })
        {
            return null;
        }

        if (value is T right)
        {
            return right;
        }

        Fault(value is JsonObject or JsonArray ? new(value.At.Start, 1) : PlaceOf(value), $"\"{key}\" has to be {wanted}, not {value.Kind}");
        return null;
    }

    private void Fault(TextRange at, string message, string? replacement = null) =>
        _faults.Add(new(CatalogueFaultKind.Invalid, at, message, replacement));
}
