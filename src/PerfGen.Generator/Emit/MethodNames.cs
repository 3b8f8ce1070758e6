using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Emit;

/// <summary>The names that stand for one tracked method in a generated class.</summary>
/// <param name="wrapper">The interceptor.</param>
/// <param name="recording">What is recorded.</param>
/// <param name="taken">Names of the class that are taken; grows.</param>
internal sealed class MethodNames(string wrapper, RecordingModel recording, HashSet<string> taken)
{
    private readonly Dictionary<string, string> _readers = recording.Paths
        .SelectMany(static path => Hops(path.First))
        .Where(static hop => !hop.IsVisibleInAssembly)
        .GroupBy(static hop => hop.FullName)
        .ToDictionary(static member => member.Key, member => Names.Take(taken, wrapper + "Reads_" + member.First().Name));

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
    public string Reader(CaptureHop hop) => _readers[hop.FullName];

    /// <summary>Names for the methods of a type, in order: plain ones, and numbered where a method or something else has them already.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="signature">A method's signature.</param>
    /// <param name="recording">What is recorded of it.</param>
    /// <param name="reserved">Names that stand for something else.</param>
    public static IReadOnlyList<MethodNames> ForAll<T>(IReadOnlyList<T> methods, Func<T, SignatureModel> signature, Func<T, RecordingModel> recording, params string[] reserved)
    {
        // A static class inherits these; a method of the same name would hide them, with a warning.
        var taken = new HashSet<string>(["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", .. reserved], StringComparer.Ordinal);
        var wrappers = methods.Select(method => Names.Take(taken, signature(method).Name.TrimStart('@'))).ToList();
        return [.. wrappers.Zip(methods, (wrapper, method) => new MethodNames(wrapper, recording(method), taken))];
    }

    private static IEnumerable<CaptureHop> Hops(CaptureHop? first)
    {
        for (var hop = first; hop is not null; hop = hop.Next)
        {
            yield return hop;
        }
    }
}
