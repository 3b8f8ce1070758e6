namespace PerfGen;

/// <summary>
/// Records every call of the method: when it began, how long it took (until the returned task ends), how it ended, and whose work it was.
/// </summary>
/// <remarks>
/// <para>
/// The compiler's output is changed at build time, nothing happens by reflection. Direct calls from projects that reference PerfGen are tracked
/// as they stand; a <c>partial</c> method is tracked where it is defined, so that delegates, reflection and other assemblies are tracked too.
/// A call that is not tracked is reported at build time with the reason.
/// </para>
/// <para>
/// On a class, struct or interface it stands for the methods that the type declares, on an assembly for those of all of its types, and
/// <c>[assembly: TrackPerformance(typeof(HttpClient), nameof(HttpClient.SendAsync))]</c> tracks this assembly's calls into code that is not its own. There
/// <see cref="Accessibility"/>, <see cref="Include"/> and <see cref="Exclude"/> choose among the methods, and <see cref="DoNotTrackAttribute"/> takes one out.
/// An attribute on an interface, or on one of its methods, also holds for the methods that implement it.
/// What is said at several places is merged: the method's word counts before the type's, the type's before the interface's, and that before the assembly's.
/// </para>
/// </remarks>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Assembly,
    AllowMultiple = true,
    Inherited = false)]
public sealed class TrackPerformanceAttribute : Attribute
{
    /// <summary>Records under a name made from the method's: <c>ReviewAsync</c> as <c>review_time</c>.</summary>
    public TrackPerformanceAttribute()
    {
    }

    /// <summary>Records under <paramref name="metric"/>, for instance <c>code_review_time</c>; the unit is always seconds. A name stands on methods only.</summary>
    /// <param name="metric">The metric's name in snake_case.</param>
    public TrackPerformanceAttribute(string metric) => Metric = metric;

    /// <summary>On an assembly: tracks this assembly's calls of methods that <paramref name="type"/> declares.</summary>
    /// <param name="type">The type, of this or of any other assembly. An open generic type, <c>typeof(List&lt;&gt;)</c>, stands for all that are made of it.</param>
    /// <param name="methods">Names of methods, or patterns with <c>*</c> and <c>?</c>; all overloads. None means all that <see cref="Accessibility"/> admits.</param>
    public TrackPerformanceAttribute(Type type, params string[] methods)
    {
        Type = type;
        Methods = methods;
    }

    /// <summary>On an assembly: the type whose methods are tracked; null for all types of the assembly itself.</summary>
    public Type? Type { get; }

    /// <summary>Names of the methods of <see cref="Type"/>; empty for all.</summary>
    public string[] Methods { get; } = [];

    /// <summary>On a type or an assembly: which methods are meant, by their declared accessibility. Public ones where it is not given.</summary>
    public MethodAccessibility Accessibility { get; set; } = MethodAccessibility.Public;

    /// <summary>On a type or an assembly: only methods of these names are meant. Patterns with <c>*</c> and <c>?</c>, separated by <c>;</c>. All where it is not given.</summary>
    public string? Include { get; set; }

    /// <summary>On a type or an assembly: methods of these names are not meant, also where <see cref="Include"/> names them. Patterns as there.</summary>
    public string? Exclude { get; set; }

    /// <summary>
    /// On a virtual method or a class: overrides of the method, and methods of derived classes, are tracked as well. False where it is not given: an attribute holds for
    /// the body that it stands on. Methods that implement a tracked interface are tracked in any case.
    /// </summary>
    public bool Inherited { get; set; }

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
    /// Calls of a sampled method are no parents: what they call belongs to the call around them. They have no tags; values of <c>[Measure]</c> are all recorded. An asynchronous call that really waits is always timed.
    /// Of a stream or iterator, enumerations are what is counted, without their items and gaps; one that fails or is left early is recorded.
    /// </remarks>
    public int SampleEvery { get; set; }

    /// <summary>
    /// Says of an asynchronous method that it makes no tracked calls after its first wait, and of an asynchronous stream that it makes none once it has given its first item.
    /// Its span then need not follow its awaits, which saves 104 bytes a call, and half of what recording adds to an item; a tracked call that it makes all the same
    /// belongs to the call around it.
    /// </summary>
    public bool IsLeaf { get; set; }

    /// <summary>
    /// What is recorded of each call beside its times: the columns <c>allocated_bytes</c>, <c>cpu_time_s</c> and <c>gc_pause_s</c> of the view <c>calls</c>. Nothing where it is not
    /// given. For all methods, <c>perfgen.json</c> or the environment can ask for it: <c>PERFGEN_CALLS_ALLOCATED_BYTES=1</c>.
    /// </summary>
    /// <remarks>Of streams only pauses of the collector are known, and of calls that are sampled (<see cref="SampleEvery"/>) nothing: there null is recorded.</remarks>
    public CaptureOptions Capture { get; set; }
}
