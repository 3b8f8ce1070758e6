namespace PerfGen;

/// <summary>
/// Takes a method, or all methods of a type, out of what a <see cref="TrackPerformanceAttribute"/> on a type, an interface or the assembly tracks.
/// A method's own <c>[TrackPerformance]</c> counts before the word of its type; on the method itself this one does.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class DoNotTrackAttribute : Attribute
{
    /// <summary>
    /// Leaves the calls that stand in this method, or in this type, as they are, whatever they call: for calls that another product intercepts as well,
    /// which the compiler admits once only (CS9153). False where it is not given.
    /// </summary>
    public bool CallsInside { get; set; }
}
