using System.ComponentModel;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>The name that values of calls are recorded under as tags. Immutable; thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Tag : DictionaryEntry
{
    /// <summary>Describes a tag.</summary>
    /// <param name="name">Its name.</param>
    public Tag(string name) => Name = name;

    internal string Name { get; }

    private protected override int InternIn(DictionaryWriter dictionary) =>
        dictionary.Intern(DictionaryEntryKind.String, Name, null, () => [(DictionaryField.Text, Name)]);
}
