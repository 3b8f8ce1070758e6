namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>A request is not what its content type says. The message says what, and never holds what was sent beside names of fields.</summary>
/// <param name="message">What is wrong.</param>
internal sealed class OtlpFormatException(string message) : Exception(message);
