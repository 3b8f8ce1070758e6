using System.Buffers.Binary;
using System.Text;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Values;
using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>Puts together the frame that a short process appends.</summary>
internal sealed partial class InboxFrame : IWorkSink
{
    private byte[] _bytes = new byte[512];
    private int _length = InboxFormat.FrameHeaderSize;
    private readonly bool _isManual;
    private int _items;

    /// <param name="context">Whose work all of it is.</param>
    /// <param name="run">Set where a task is told at once.</param>
    /// <param name="at">When it was recorded.</param>
    /// <param name="isManual">Whether somebody says it by hand.</param>
    public InboxFrame(WorkContext context, string? run, DateTimeOffset at, bool isManual)
    {
        _isManual = isManual;
        Byte(InboxFormat.PayloadVersion);
        Long(Nanoseconds(at));
        Int(Environment.ProcessId);
        Body(context);
        Field(DictionaryField.Run, run);
        Byte(0);
    }

    public bool IsEmpty => _items == 0;

    /// <summary>The frame with its header.</summary>
    public byte[] ToArray()
    {
        var frame = _bytes.AsSpan(0, _length).ToArray();
        var payload = frame.AsSpan(InboxFormat.FrameHeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, InboxFormat.FrameMagic);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(8), DictionaryWriter.Crc32C(payload));
        return frame;
    }

    public void Event(EventKind kind, DateTimeOffset at, TaskResult result = TaskResult.Success)
    {
        Item(InboxItemKind.Event, 11);
        Long(Nanoseconds(at));
        Byte((byte)kind);
        Byte((byte)result);
        Byte(_isManual ? (byte)1 : (byte)0);
    }

    public void Fact(FactKind kind, string? text, double value = 1, string? name = null)
    {
        Item(InboxItemKind.Fact, 9 + SizeOf(text) + SizeOf(name) + 1);
        Byte((byte)kind);
        Double(value);
        Field(DictionaryField.Text, text);
        Field(DictionaryField.Metric, name);
        Byte(0);
    }

    public void Metric(MetricValue metric)
    {
        var normal = NormalUnit.Of(metric.Name, metric.Unit);
        Item(InboxItemKind.Metric, 8 + SizeOf(metric.Name) + SizeOf(normal.Unit) + 1);
        Double(normal.Of(metric.Value));
        Field(DictionaryField.Metric, metric.Name);
        Field(DictionaryField.Unit, normal.Unit);
        Byte(0);
    }

    public void Usage(TokenUsage usage)
    {
        Item(InboxItemKind.Usage, SizeOf(usage));
        Body(usage);
    }

    private void Body(WorkContext context)
    {
        Field(DictionaryField.Session, context.Session);
        Field(DictionaryField.Task, context.Task);
        Field(DictionaryField.TaskType, context.TaskType);
        Field(DictionaryField.Agent, context.Agent);
        Field(DictionaryField.Model, context.Model);
        Field(DictionaryField.Cli, context.Cli);
    }

    private static int SizeOf(TokenUsage usage) => 57 + SizeOf(usage.Model) + SizeOf(usage.MessageId) + SizeOf(usage.Cost is null ? null : usage.Currency) + 1;

    private void Body(TokenUsage usage)
    {
        Byte((byte)((usage.IsCumulative ? SlotFlags.Cumulative : 0) | (usage.IsBatch ? SlotFlags.Batch : 0)));
        Long(usage.Prompt ?? InboxFormat.Unknown);
        Long(usage.Completion ?? InboxFormat.Unknown);
        Long(usage.CacheRead ?? InboxFormat.Unknown);
        Long(usage.CacheWrite ?? InboxFormat.Unknown);
        Long(usage.Reasoning ?? InboxFormat.Unknown);
        Long(usage.Total ?? InboxFormat.Unknown);

        Long(usage.Cost is { } cost ? UsageRecord.Billionths(cost) : InboxFormat.Unknown);
        Field(DictionaryField.Model, usage.Model);
        Field(DictionaryField.Text, usage.MessageId);
        Field(DictionaryField.Unit, usage.Cost is null ? null : usage.Currency);
        Byte(0);
    }

    private static long Nanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * 100;

    private static int SizeOf(string? text) => text is null ? 0 : 5 + Encoding.UTF8.GetByteCount(text);

    private void Item(InboxItemKind kind, int size)
    {
        _items++;
        Byte((byte)kind);
        Int(size);
    }

    private void Field(DictionaryField key, string? text)
    {
        if (text is null)
        {
            return;
        }

        Byte((byte)key);
        var size = Encoding.UTF8.GetByteCount(text);
        Int(size);
        Encoding.UTF8.GetBytes(text, Take(size));
    }

    private void Byte(byte value) => Take(1)[0] = value;

    private void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    private void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    private void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);

    private Span<byte> Take(int size)
    {
        if (_bytes.Length < _length + size)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + size));
        }

        _length += size;
        return _bytes.AsSpan(_length - size, size);
    }
}
