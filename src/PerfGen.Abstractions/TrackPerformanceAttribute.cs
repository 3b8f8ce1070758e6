namespace PerfGen;

/// <summary>
/// Records every call of the method: when it began, how long it took (until the returned task ends), how it ended, and whose work it was.
/// </summary>
/// <remarks>
/// The compiler's output is changed at build time, nothing happens by reflection. Direct calls from projects that reference PerfGen are tracked
/// as they stand; a <c>partial</c> method is tracked where it is defined, so that delegates, reflection and other assemblies are tracked too.
/// A call that is not tracked is reported at build time with the reason.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TrackPerformanceAttribute : Attribute
{
    /// <summary>Records under a name made from the method's: <c>ReviewAsync</c> as <c>review_time</c>.</summary>
    public TrackPerformanceAttribute()
    {
    }

    /// <summary>Records under <paramref name="metric"/>, for instance <c>code_review_time</c>; the unit is always seconds.</summary>
    /// <param name="metric">The metric's name in snake_case.</param>
    public TrackPerformanceAttribute(string metric) => Metric = metric;

    /// <summary>The metric's name; null where it is made from the method's name.</summary>
    public string? Metric { get; }

    /// <summary>Whose work a call is. Where it is not given, the agent of the surrounding scope.</summary>
    public string? Agent { get; set; }

    /// <summary>The kind of task that a call belongs to, for instance <c>refactoring</c>. Where it is not given, that of the surrounding task.</summary>
    public string? TaskType { get; set; }

    /// <summary>
    /// Of how many calls one is timed: 64 for a method that is called millions of times a second, for 0.1 of the cost. All calls are counted exactly, and each call
    /// that fails is recorded; a row of <c>calls</c> stands for as many calls as its <c>sample_weight</c> says. 0 and 1 time every call; at most 65535.
    /// </summary>
    /// <remarks>
    /// Calls of a sampled method are no parents: what they call belongs to the call around them. An asynchronous call that really waits is always timed.
    /// </remarks>
    public int SampleEvery { get; set; }

    /// <summary>
    /// Says of an asynchronous method that it makes no tracked calls after its first wait. Its span then need not follow its awaits, which saves 104 bytes a call;
    /// a tracked call that it makes all the same belongs to the call around it.
    /// </summary>
    public bool IsLeaf { get; set; }
}
