using PerfGen.Roslyn;

namespace PerfGen.Generator.Emit;

/// <summary>How a wrapper names what it needs from around it.</summary>
/// <param name="Site">Expression for the method's descriptor.</param>
/// <param name="Measurement">Expression for the descriptor of the n-th captured value.</param>
/// <param name="Self">Expression for the receiver.</param>
/// <param name="Accessor">Expression for the accessor of a member that only the method's own type can name; null where the wrapper stands in that type.</param>
internal sealed record WrapperNames(string Site, Func<int, string> Measurement, string Self, Func<CaptureHop, string>? Accessor);
