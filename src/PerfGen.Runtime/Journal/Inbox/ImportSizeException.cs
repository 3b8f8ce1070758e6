namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>A request holds more than one frame can.</summary>
/// <param name="length">Bytes that its frame would take.</param>
internal sealed class ImportSizeException(long length)
    : Exception($"what the request says would take {length >> 20} MiB in the journal, and may take {InboxFormat.LargestPayload >> 20} MiB; send it in parts");
