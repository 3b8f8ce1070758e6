using System.Buffers.Binary;

namespace PerfGen.Runtime.Journal.Inbox;

/// <content>Items of work that another system has measured.</content>
internal sealed partial class InboxFrame
{
    /// <summary>Bytes so far.</summary>
    public int Length => _length;

    /// <summary>How many items that become rows it has.</summary>
    public int Items => _items;

    /// <summary>Time, origin and context of what comes behind it.</summary>
    public void Scope(WorkContext context, long at, byte origin)
    {
        var size = 9 + SizeOf(context.Session) + SizeOf(context.Task) + SizeOf(context.TaskType) + SizeOf(context.Agent) + SizeOf(context.Model) + SizeOf(context.Cli) + 1;
        Item(InboxItemKind.Scope, size);
        Long(at);
        Byte(origin);
        Body(context);
        Byte(0);
    }

    public void Call(InboxCall call)
    {
        var method = call.Method;
        var size = 33 + SizeOf(method.Assembly) + SizeOf(method.Id) + SizeOf(method.Type) + SizeOf(method.Method) + SizeOf(method.Metric) + SizeOf(call.Error) + 1;
        Item(InboxItemKind.Call, size + (call.Usage is { } used ? SizeOf(used) : 0));
        Long(call.Start);
        Long(call.Duration);
        Byte((byte)call.Status);
        Long(call.ErrorHash);
        Int(call.Thread);
        Int(call.Parent);
        Field(DictionaryField.Assembly, method.Assembly);
        Field(DictionaryField.DocumentationId, method.Id);
        Field(DictionaryField.Type, method.Type);
        Field(DictionaryField.Method, method.Method);
        Field(DictionaryField.Metric, method.Metric);
        Field(DictionaryField.Text, call.Error);
        Byte(0);
        if (call.Usage is { } usage)
        {
            Body(usage);
        }
    }

    /// <summary>A tag of the call or value before it.</summary>
    public void Tag(string name, string text)
    {
        Item(InboxItemKind.Tag, SizeOf(name) + SizeOf(text) + 1);
        Field(DictionaryField.Metric, name);
        Field(DictionaryField.Text, text);
        Byte(0);
    }

    public void Request(UInt128 id)
    {
        Item(InboxItemKind.Request, 16);
        Wide(id);
    }

    public void Mark(in ImportMark mark)
    {
        Item(InboxItemKind.Mark, 40);
        Wide(mark.Series);
        Long(mark.Start);
        Long(mark.At);
        Double(mark.Value);
    }

    private void Wide(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Take(16), value);
}
