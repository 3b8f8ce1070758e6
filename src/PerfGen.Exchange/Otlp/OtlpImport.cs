using System.Security.Cryptography;
using PerfGen.Exchange.Otlp.Http;
using PerfGen.Exchange.Otlp.Mapping;
using PerfGen.Exchange.Otlp.Wire;
using PerfGen.Runtime;
using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Exchange.Otlp;

/// <summary>Takes requests of OpenTelemetry's protocol into the journal of a data directory, wherever they come from. Thread-safe.</summary>
/// <param name="directory">The data directory.</param>
internal sealed class OtlpImport(DataDirectory directory)
{
    private readonly ImportJournal _journal = new(directory);

    /// <summary>Takes a request: when it returns, what is recorded of it is in the journal.</summary>
    /// <param name="signal">What it is about.</param>
    /// <param name="body">Its body, unpacked.</param>
    /// <param name="isJson">Whether the body is JSON; otherwise protobuf.</param>
    /// <returns>What was recorded, and what was not; the first is null where the same request was taken before.</returns>
    /// <exception cref="OtlpFormatException">The body is not what it should be; nothing was recorded.</exception>
    /// <exception cref="ImportSizeException">It holds more than the journal takes at once; nothing was recorded.</exception>
    /// <exception cref="IOException">The journal cannot be written; nothing was recorded.</exception>
    /// <exception cref="UnauthorizedAccessException">The journal may not be written; nothing was recorded.</exception>
    public (ImportBatch? Batch, Refusals Refusals) Take(OtlpSignal signal, ReadOnlyMemory<byte> body, bool isJson)
    {
        var refusals = new Refusals();
        var fill = Read(signal, body, isJson, refusals);
        return (_journal.Append(IdOf(signal, body.Span), fill), refusals);
    }

    /// <summary>Reads the body, before the journal is asked for: a body that is wrong keeps nobody waiting.</summary>
    private static Action<ImportBatch> Read(OtlpSignal signal, ReadOnlyMemory<byte> body, bool isJson, Refusals refusals)
    {
        switch (signal)
        {
            case OtlpSignal.Traces:
                var spans = isJson ? JsonSpans.Read(body) : ProtobufSpans.Read(body.Span);
                return batch => SpanMapping.Write(spans, batch, refusals);
            case OtlpSignal.Metrics:
                var metrics = isJson ? JsonMetrics.Read(body) : ProtobufMetrics.Read(body.Span);
                return batch => MetricMapping.Write(metrics, batch, refusals);
            default:
                var logs = isJson ? JsonLogs.Read(body) : ProtobufLogs.Read(body.Span);
                return batch => LogMapping.Write(logs, batch, refusals);
        }
    }

    /// <summary>To be called every few seconds while requests may come.</summary>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The journal may not be written.</exception>
    public void Tend() => _journal.Tend();

    /// <summary>A client that got no answer sends the same bytes again.</summary>
    private static UInt128 IdOf(OtlpSignal signal, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([(byte)signal]);
        hash.AppendData(body);
        return Series.Short(hash.GetHashAndReset());
    }
}
