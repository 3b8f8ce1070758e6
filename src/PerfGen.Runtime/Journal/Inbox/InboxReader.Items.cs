using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Journal.Inbox;

/// <content>Reads what is within an item.</content>
public sealed partial class InboxReader
{
    private static ContextEntry? Context(Dictionary<DictionaryField, string> fields)
    {
        string? Get(DictionaryField field) => fields.GetValueOrDefault(field);
        return fields.Count == 0 ? null : new ContextEntry(Get(DictionaryField.Session), Get(DictionaryField.Task), Get(DictionaryField.TaskType),
            Get(DictionaryField.Agent), Get(DictionaryField.Model), Get(DictionaryField.Cli), Get(DictionaryField.Run));
    }

    private static InboxCall Call(Cursor item)
    {
        var (start, duration, status) = (item.Long(), item.Long(), (CallStatus)item.Byte());
        var (hash, thread, parent) = (item.Long(), item.Int(), item.Int());
        var fields = item.Fields();
        string Known(DictionaryField field) => fields.GetValueOrDefault(field) ?? "unknown";
        var method = new SiteEntry(Known(DictionaryField.Assembly), Known(DictionaryField.DocumentationId), Known(DictionaryField.Type), Known(DictionaryField.Method),
            Known(DictionaryField.Metric), null, null);
        return new InboxCall(method, start, duration, status, fields.GetValueOrDefault(DictionaryField.Text), hash, thread, parent, item.IsAtEnd ? null : Usage(item));
    }

    private static TokenUsage Usage(Cursor item)
    {
        static long? Known(long count) => count == InboxFormat.Unknown ? null : count;

        var flags = item.Byte();
        var (prompt, completion, cacheRead, cacheWrite, reasoning, total) = (item.Long(), item.Long(), item.Long(), item.Long(), item.Long(), item.Long());
        var cost = item.Long();
        var fields = item.Fields();
        return new TokenUsage
        {
            Prompt = Known(prompt),
            Completion = Known(completion),
            CacheRead = Known(cacheRead),
            CacheWrite = Known(cacheWrite),
            Reasoning = Known(reasoning),
            Total = Known(total),
            Cost = Known(cost) / 1_000_000_000m,
            Currency = fields.GetValueOrDefault(DictionaryField.Unit) ?? Units.Usd,
            Model = fields.GetValueOrDefault(DictionaryField.Model),
            MessageId = fields.GetValueOrDefault(DictionaryField.Text),
            IsCumulative = (flags & SlotFlags.Cumulative) != 0,
            IsBatch = (flags & SlotFlags.Batch) != 0,
        };
    }
}
