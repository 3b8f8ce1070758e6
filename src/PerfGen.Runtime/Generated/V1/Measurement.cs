using System.ComponentModel;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Values;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>A metric that values captured from calls are recorded as. Immutable; thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Measurement : DictionaryEntry
{
    private readonly NormalUnit _normal;
    private readonly bool _isRecorded;

    /// <summary>Describes a metric.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Its unit.</param>
    public Measurement(string name, string unit)
    {
        Name = name;
        _normal = NormalUnit.Of(name, unit);
        _isRecorded = Settings.RecordingSwitches.Current.Takes(name);
    }

    internal string Name { get; }

    internal string Unit => _normal.Unit;

    /// <summary>The value in the unit that is recorded; null where the metric cannot be in the unit that was written, or settings switch it off.</summary>
    internal double? Normalise(double value)
    {
        if (!_isRecorded)
        {
            return null;
        }

        if (_normal.Objection is { } objection)
        {
            Rejections.Add(objection);
            return null;
        }

        return _normal.Of(value);
    }

    private protected override int InternIn(DictionaryWriter dictionary) => Intern(dictionary, Name, Unit);

    internal static int Intern(DictionaryWriter dictionary, string name, string unit) =>
        dictionary.Intern(DictionaryEntryKind.Metric, name, unit, () => [(DictionaryField.Metric, name), (DictionaryField.Unit, unit)]);
}
