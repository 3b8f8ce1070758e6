namespace PerfGen.Analyzers.Configuration;

/// <summary>A key of <c>.editorconfig</c> that PerfGen's rules read.</summary>
/// <param name="Name">The key.</param>
/// <param name="Takes">What its value has to be, as messages say it.</param>
/// <param name="Default">What holds where it is not set.</param>
/// <param name="Words">The words that it takes; empty where others are fine.</param>
/// <param name="IsValid">Whether a value, without the space around it, can be read.</param>
internal sealed record ConfigurationKey(string Name, string Takes, string Default, IReadOnlyList<string> Words, Func<string, bool> IsValid)
{
    /// <summary>A key that takes one of some words.</summary>
    public static ConfigurationKey OneOf(string name, string @default, params string[] words) =>
        new(name, "one of " + string.Join(", ", words), @default, words, value => words.Contains(value, StringComparer.OrdinalIgnoreCase));
}
