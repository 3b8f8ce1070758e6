using PerfGen.Runtime;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Observing;
using PerfGen.Runtime.Values;

namespace PerfGen;

/// <summary>Records by hand, and says whose work is being done. Thread-safe; writes to the journal only, and never throws into the caller.</summary>
public static class Perf
{
    /// <summary>Where this process records.</summary>
    public static DataDirectory DataDirectory => JournalWriter.Current.Directory;

    /// <summary>Records that found no place in this process, because there was no space for the journal.</summary>
    public static long Dropped => JournalWriter.Current.Dropped;

    /// <summary>Values that were handed over and not recorded: not a number, without a name, or in a unit that the metric cannot have. The event source <c>PerfGen</c> says why.</summary>
    public static long Rejected => Rejections.Count;

    /// <summary>Records a value at this moment, in the context of the running code: <c>Perf.Record("lines_reviewed", 412, Units.Lines)</c>.</summary>
    /// <remarks>
    /// A metric of <see cref="Metrics"/>, or of a catalogue (<c>perfgen.metrics.json</c>) of the program or its libraries, is recorded in its own unit: <c>ms</c> become seconds, <c>KiB</c> bytes, a ratio percent; an empty unit is the metric's own.
    /// A unit that measures something else, or that is none, is not recorded, counted in <see cref="Rejected"/>, and reported. Costs keep their currency.
    /// A value outside of the metric's range is recorded as it is, and reported. Metrics of other names are recorded as they come.
    /// </remarks>
    /// <param name="name">The metric's name in snake_case. An empty name is not recorded, and reported to the event source <c>PerfGen</c>.</param>
    /// <param name="value">The value. What is not a number is not recorded, and reported likewise.</param>
    /// <param name="unit">The unit, one of <see cref="Units"/>.</param>
    public static void Record(string name, double value, string unit)
    {
        if (!Recorder.IsEnabled)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(name) || unit is null || !double.IsFinite(value))
        {
            Rejections.Add($"metric '{name}', value {value}, unit '{unit}'");
            return;
        }

        var normal = NormalUnit.Of(name, unit);
        if (normal.Objection is { } objection)
        {
            Rejections.Add(objection);
            return;
        }

        EventRecord.Write(name, normal.Of(value), normal.Unit);
    }

    /// <summary>Begins a session. Sessions inside it, and tasks and calls, belong to it until it is disposed.</summary>
    /// <param name="id">Its id; a new one where it is null.</param>
    /// <param name="agent">Whose work it is; that of the surrounding scope where it is null.</param>
    /// <param name="model">The model that works; likewise.</param>
    /// <param name="cli">The command-line tool that the agent runs in; likewise.</param>
    public static SessionScope BeginSession(string? id = null, string? agent = null, string? model = null, string? cli = null) =>
        new(Ambient.With(session: id ?? Guid.CreateVersion7().ToString(), agent: agent, model: model, cli: cli));

    /// <summary>Begins a task. Calls and values recorded in it belong to it until it is disposed; call <see cref="TaskScope.Complete"/> when it is done.</summary>
    /// <param name="id">Its id; a new one where it is null.</param>
    /// <param name="type">Its kind, for instance <c>refactoring</c>.</param>
    /// <param name="agent">Whose work it is; that of the surrounding scope where it is null.</param>
    /// <param name="model">The model that works; likewise.</param>
    public static TaskScope BeginTask(string? id = null, string? type = null, string? agent = null, string? model = null) =>
        new(Ambient.With(task: id ?? Guid.CreateVersion7().ToString(), taskType: type, agent: agent, model: model));

    /// <summary>Says who works, without beginning a session or task.</summary>
    /// <param name="agent">The agent; that of the surrounding scope where it is null.</param>
    /// <param name="model">The model; likewise.</param>
    /// <param name="cli">The command-line tool; likewise.</param>
    public static ContextScope Use(string? agent = null, string? model = null, string? cli = null) =>
        new(Ambient.With(agent: agent, model: model, cli: cli), EventKind.None, EventKind.None);

    /// <summary>Hands every call that ends and every value that is recorded in this process to an observer, in batches, at most some 0.2 s later.</summary>
    /// <remarks>
    /// A background thread reads them from the journal; recording costs nothing more. An observer that throws is reported to the event source <c>PerfGen</c>
    /// and gets the next batch all the same. One that takes so long that four segments of the journal (64 MiB) would wait for it misses what is in older ones.
    /// </remarks>
    /// <param name="observer">Gets a batch, oldest chunk first; it must not keep the thread for long. Called on one thread at a time.</param>
    /// <returns>Dispose it to end: the observer gets what was measured until then, and nothing after it.</returns>
    public static IDisposable Observe(Action<IReadOnlyList<ObservedMeasurement>> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return Observers.OfThisProcess.Add(observer);
    }

    private static CallContext Ambient => Flow.Current?.Context ?? CallContext.Process;
}
