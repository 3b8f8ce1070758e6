using System.Net;
using PerfGen.Runtime;

namespace PerfGen.Cli.Commands;

/// <summary>What <c>perfgen receive</c> was asked for.</summary>
/// <param name="Address">Where to listen.</param>
/// <param name="Port">The port; 0 is any.</param>
/// <param name="Limit">Bytes of a body; null is the default.</param>
/// <param name="Time">When to end; null is never.</param>
/// <param name="Directory">The data directory.</param>
/// <param name="IsJson">Whether to answer in JSON.</param>
internal sealed record ReceiveRequest(IPAddress Address, int Port, long? Limit, TimeSpan? Time, DataDirectory Directory, bool IsJson);
