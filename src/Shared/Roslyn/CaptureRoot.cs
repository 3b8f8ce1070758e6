namespace PerfGen.Roslyn;

/// <summary>Where a capture path begins.</summary>
internal enum CaptureRoot
{
    /// <summary>What the method returned; what its task returned, where it returns one.</summary>
    Result,

    /// <summary>The object that the method was called on.</summary>
    This,

    /// <summary>An argument.</summary>
    Parameter,
}
