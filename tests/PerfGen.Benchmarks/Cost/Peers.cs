using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Reflection;
using AspectInjector.Broker;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Benchmarks.Cost;

/// <summary>The other ways to time a call, each set up as its makers mean it: with a listener, where the thing does nothing without one.</summary>
internal sealed class Peers : IDisposable
{
    private readonly Meter _meter = new("PerfGen.Benchmarks");
    private readonly MeterProvider _metrics;
    private readonly TracerProvider _traces;
    private readonly CountingListener _listener = new();

    public Peers()
    {
        Histogram = _meter.CreateHistogram<double>("work.duration", "s");
        _metrics = Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name).AddReader(new BaseExportingMetricReader(new DiscardMetrics())).Build();
        _traces = Sdk.CreateTracerProviderBuilder().AddSource(Source.Name).AddProcessor(new BatchActivityExportProcessor(new DiscardSpans())).Build();
        _listener.EnableEvents(WorkEventSource.Log, EventLevel.Informational);
        Proxy = DispatchProxy.Create<IWorkToProxy, TimingProxy>();
        ((TimingProxy)(object)Proxy).Inner = new PlainWorkToProxy();
    }

    public Histogram<double> Histogram { get; }

    public ActivitySource Source { get; } = new("PerfGen.Benchmarks");

    public IWorkToProxy Proxy { get; }

    public void Dispose()
    {
        _listener.Dispose();
        _traces.Dispose();
        _metrics.Dispose();
        Source.Dispose();
        _meter.Dispose();
    }

    private sealed class DiscardSpans : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch) => ExportResult.Success;
    }

    private sealed class DiscardMetrics : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}

/// <summary>An event for each call, with what a record of ours says of it.</summary>
[EventSource(Name = "PerfGen-Benchmarks-Work")]
internal sealed class WorkEventSource : EventSource
{
    public static WorkEventSource Log { get; } = new();

    [Event(1, Level = EventLevel.Informational)]
    public void Called(string method, string agent, long nanoseconds) => WriteEvent(1, method, agent, nanoseconds);
}

/// <summary>Keeps the last duration: the least that a listener can do with an event.</summary>
internal sealed class CountingListener : EventListener
{
    private long _last;

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventSource.Name == "PerfGen-Benchmarks-Work")
        {
            _last = (long)eventData.Payload![2]!;
        }
    }
}

/// <summary>The same work behind an interface of its own, which nothing intercepts.</summary>
internal interface IWorkToProxy
{
    int Run(int x);
}

/// <inheritdoc cref="IWorkToProxy"/>
internal sealed class PlainWorkToProxy : IWorkToProxy
{
    public int Run(int x) => Work.Bare(x);
}

/// <summary>Records into our journal, so that what differs is the interception alone.</summary>
public class TimingProxy : DispatchProxy
{
    private static readonly Site Site = new("PerfGen.Benchmarks", "M:PerfGen.Benchmarks.Cost.IWorkToProxy.Run", "IWorkToProxy", "Run", "proxied_work_time", "bench");

    internal IWorkToProxy Inner { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var call = Recorder.Enter(Site);
        object? result;
        try
        {
            result = Inner.Run((int)args![0]!);
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }

        call.Exit();
        return result;
    }
}

/// <summary>The aspect of a weaver that rewrites the compiled method; records into our journal, likewise.</summary>
[Aspect(Scope.Global)]
public sealed class TimingAspect
{
    private static readonly Site Site = new("PerfGen.Benchmarks", "M:PerfGen.Benchmarks.Cost.Work.Woven", "Work", "Woven", "woven_work_time", "bench");

    /// <summary>Runs around the method.</summary>
    [Advice(Kind.Around, Targets = Target.Method)]
    public object Around([Argument(Source.Target)] Func<object[], object> target, [Argument(Source.Arguments)] object[] arguments)
    {
        var call = Recorder.Enter(Site);
        object result;
        try
        {
            result = target(arguments);
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }

        call.Exit();
        return result;
    }
}

/// <summary>Marks what the aspect is woven into.</summary>
[Injection(typeof(TimingAspect))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class WovenAttribute : Attribute;
