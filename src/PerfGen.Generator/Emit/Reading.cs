using PerfGen.Roslyn;

namespace PerfGen.Generator.Emit;

/// <summary>A value that is read once a call has succeeded.</summary>
/// <param name="Descriptor">Expression for what it is recorded under.</param>
/// <param name="Path">Where it stands.</param>
internal sealed record Reading(string Descriptor, CapturePath Path);
