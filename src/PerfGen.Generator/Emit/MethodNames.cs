using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Emit;

/// <summary>The names that stand for one tracked method in a generated class.</summary>
/// <param name="wrapper">The interceptor.</param>
/// <param name="recording">What is recorded.</param>
/// <param name="taken">Names of the class that are taken; grows.</param>
internal sealed class MethodNames(string wrapper, RecordingModel recording, HashSet<string> taken)
{
    private readonly Dictionary<(string Type, string Member), string> _readers = recording.Paths
        .SelectMany(static path => Hops(path.First))
        .Where(static hop => !hop.IsVisibleInAssembly)
        .Select(static hop => (hop.DeclaringType, hop.Name))
        .Distinct()
        .ToDictionary(static member => member, member => Names.Take(taken, wrapper + "Reads_" + member.Name));

    private readonly string[] _measurements = [.. recording.Captures.Select(_ => Names.Take(taken, wrapper + "Measure"))];

    private readonly string[] _tags = [.. recording.Tags.Select(_ => Names.Take(taken, wrapper + "Tag"))];

    /// <summary>The interceptor.</summary>
    public string Wrapper { get; } = wrapper;

    /// <summary>The method's descriptor.</summary>
    public string Site { get; } = Names.Take(taken, wrapper + "Site");

    /// <summary>The tracked methods that it overrides or implements.</summary>
    public string Slots { get; } = Names.Take(taken, wrapper + "Slots");

    /// <summary>The accessor through which the method is called.</summary>
    public string Accessor { get; } = Names.Take(taken, wrapper + "Accessor");

    /// <summary>The descriptor of the n-th captured value.</summary>
    public string Measurement(int index) => _measurements[index];

    /// <summary>The descriptor of the n-th tag.</summary>
    public string Tag(int index) => _tags[index];

    /// <summary>The accessor through which a member is read.</summary>
    public string Reader(CaptureHop hop) => _readers[(hop.DeclaringType, hop.Name)];

    /// <summary>Names for the methods of a type, in order: plain ones, and numbered where a method or something else has them already.</summary>
    /// <param name="methods">Each method's name and what is recorded of it.</param>
    /// <param name="reserved">Names that stand for something else.</param>
    public static IReadOnlyList<MethodNames> ForAll(IEnumerable<(string Name, RecordingModel Recording)> methods, params string[] reserved)
    {
        // A static class inherits these; a method of the same name would hide them, with a warning.
        var taken = new HashSet<string>(["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", .. reserved], StringComparer.Ordinal);
        var wrappers = methods.Select(method => (Name: Names.Take(taken, method.Name.TrimStart('@')), method.Recording)).ToList();
        return [.. wrappers.Select(method => new MethodNames(method.Name, method.Recording, taken))];
    }

    private static IEnumerable<CaptureHop> Hops(CaptureHop? first)
    {
        for (var hop = first; hop is not null; hop = hop.Next)
        {
            yield return hop;
        }
    }
}
