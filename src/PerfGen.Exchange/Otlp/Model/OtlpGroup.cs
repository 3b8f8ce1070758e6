namespace PerfGen.Exchange.Otlp.Model;

/// <summary>What one instrumentation of one process sent.</summary>
/// <param name="Resource">Attributes of the process.</param>
/// <param name="Scope">Name of the instrumentation; empty is unknown.</param>
/// <param name="Items">Spans, metrics or logs.</param>
internal sealed record OtlpGroup<T>(OtlpAttributes Resource, string Scope, IReadOnlyList<T> Items);
