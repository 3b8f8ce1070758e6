using System.ComponentModel;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>A metric that values captured from calls are recorded as. Immutable; thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Measurement : DictionaryEntry
{
    /// <summary>Describes a metric.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Its unit.</param>
    public Measurement(string name, string unit)
    {
        Name = name;
        Unit = unit;
    }

    internal string Name { get; }

    internal string Unit { get; }

    private protected override int InternIn(DictionaryWriter dictionary) => Intern(dictionary, Name, Unit);

    internal static int Intern(DictionaryWriter dictionary, string name, string unit) =>
        dictionary.Intern(DictionaryEntryKind.Metric, name, unit, () => [(DictionaryField.Metric, name), (DictionaryField.Unit, unit)]);
}
