namespace PerfGen.Roslyn;

/// <summary>What binding a capture path came to. Both are null where the method's own code does not compile: the compiler says enough.</summary>
/// <param name="Path">The bound path.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record CapturePathResult(CapturePath? Path, CapturePathError? Error);
