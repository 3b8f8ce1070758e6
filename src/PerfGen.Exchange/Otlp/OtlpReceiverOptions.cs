using System.Net;

namespace PerfGen.Exchange.Otlp;

/// <summary>Where a receiver listens, and how much it takes.</summary>
public sealed record OtlpReceiverOptions
{
    /// <summary>The port that OpenTelemetry's exporters send to where nobody says another.</summary>
    public const int DefaultPort = 4318;

    /// <summary>Where it listens; this machine alone where nothing is said: whoever can reach the receiver can write into the database.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 is any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Bytes that the body of a request may have, packed or not.</summary>
    public long BodyLimit { get; init; } = 16L << 20;
}
