namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>How far a counter of another system had come, so that of its next total only what was added counts.</summary>
/// <param name="Series">Which counter.</param>
/// <param name="Start">Since when it counts, in nanoseconds since 1970 (UTC).</param>
/// <param name="At">When it stood there.</param>
/// <param name="Value">What it stood at.</param>
internal readonly record struct ImportMark(UInt128 Series, long Start, long At, double Value);
