namespace PerfGen;

/// <summary>How hard a task is.</summary>
public enum TaskComplexity : byte
{
    /// <summary>One step.</summary>
    Simple = 0,

    /// <summary>Several steps.</summary>
    Medium = 1,

    /// <summary>Many steps that depend on each other.</summary>
    Complex = 2,
}
