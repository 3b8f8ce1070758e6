using System.Diagnostics;
using System.Globalization;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Work;

/// <summary>
/// Ties the calls of a process to the call that started it. <see cref="Perf.PassTo"/> hands on <c>TRACEPARENT</c>, for whoever understands W3C traces, and
/// <c>PERFGEN_PARENT</c>, source and span of the very call. A process that finds them notes them as the tags <c>trace_parent</c> and <c>parent_call</c>
/// before its first record.
/// </summary>
internal static class TraceLink
{
    public const string Parent = "PERFGEN_PARENT";

    private const string ParentTag = "parent_call";
    private const string TraceTag = "trace_parent";

    private static readonly string? OfThisProcess = Sound(Environment.GetEnvironmentVariable(Parent));
    private static readonly string? TraceOfThisProcess = Environment.GetEnvironmentVariable(WorkEnvironment.TraceParent) is { } trace && WorkEnvironment.TraceOf(trace) is not null ? trace : null;
    private static int _told;

    /// <summary>Notes, once in the process, what it was handed. Called when a thread is about to make its first record.</summary>
    public static void Tell()
    {
        if ((OfThisProcess ?? TraceOfThisProcess) is null || Interlocked.Exchange(ref _told, 1) != 0)
        {
            return;
        }

        Note(ParentTag, OfThisProcess);
        Note(TraceTag, TraceOfThisProcess);
    }

    /// <summary>Hands the running call on to a process that is about to be started; where none is recorded, nothing that an earlier one left.</summary>
    public static void Write(IDictionary<string, string?> environment)
    {
        var span = ThreadJournal.Current.ParentIn(Flow.Current);
        var source = JournalWriter.Current.Source;
        if (span == 0 || source == Guid.Empty)
        {
            environment.Remove(Parent);
        }
        else
        {
            environment[Parent] = string.Create(CultureInfo.InvariantCulture, $"{source:N}-{span}");
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } activity })
        {
            environment[WorkEnvironment.TraceParent] = activity;
        }
        else if (span != 0 && source != Guid.Empty)
        {
            var trace = TraceOfThisProcess is { } own ? WorkEnvironment.TraceOf(own) : source.ToString("N");
            environment[WorkEnvironment.TraceParent] = string.Create(CultureInfo.InvariantCulture, $"00-{trace}-{SpanId(source, span):x16}-01");
        }
    }

    /// <summary>What is <c>&lt;source&gt;-&lt;span&gt;</c>; null for anything else.</summary>
    internal static string? Sound(string? parent) =>
        parent is { Length: > 33 } && parent[32] == '-' && Guid.TryParseExact(parent[..32], "N", out _)
        && long.TryParse(parent.AsSpan(33), NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span > 0 ? parent : null;

    /// <summary>A span of W3C names a call in all processes: the call's number, mixed with its source.</summary>
    private static ulong SpanId(Guid source, ulong span)
    {
        Span<byte> bytes = stackalloc byte[16];
        source.TryWriteBytes(bytes);
        var id = BitConverter.ToUInt64(bytes[8..]) ^ span;
        return id == 0 ? 1 : id;
    }

    private static void Note(string tag, string? text)
    {
        if (text is not null)
        {
            EventRecord.Write(FactKind.Tag, CallContext.Process, text, 1, tag, null);
        }
    }
}
