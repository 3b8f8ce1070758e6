using System.CommandLine;
using System.Net;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen receive</c>: takes what OpenTelemetry's exporters send, until it is stopped.</summary>
internal static class ReceiveCommand
{
    private const int DefaultPort = 4318;
    private const long MostOfBody = 1L << 30;

    public static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = "The port; 0 is any that is free, and it is said which.", HelpName = "number", DefaultValueFactory = static _ => DefaultPort };
        var address = new Option<string?>("--address") { Description = "Where to listen; this machine alone (127.0.0.1) where nothing is said.", HelpName = "ip" };
        var time = CommonOptions.Time("--for", "End after this time, such as 10m; otherwise Ctrl-C ends it.");
        var limit = new Option<string?>("--limit") { Description = "The largest body of a request, packed or not; 16MB where nothing is said.", HelpName = "size" };
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var command = new Command("receive", "Receive what OpenTelemetry's exporters send over HTTP (OTLP), into the journal.") { port, address, time, limit, dir, json };
        command.SetAction((parsed, stop) =>
        {
            var request = new ReceiveRequest(
                AddressOf(parsed.GetValue(address)),
                parsed.GetValue(port) is >= 0 and <= ushort.MaxValue and var number ? number : throw new UsageException($"--port is {parsed.GetValue(port)}; it has to be 0 to {ushort.MaxValue}"),
                CommonOptions.Size("--limit", parsed.GetValue(limit)) is { } size ? size <= MostOfBody ? size : throw new UsageException("--limit has to be at most 1GB") : null,
                parsed.GetValue(time),
                CommonOptions.DirectoryOf(parsed.GetValue(dir)),
                parsed.GetValue(json));

            // By itself: no other verb loads the server.
            return ReceiveRun.RunAsync(terminal, request, stop);
        });
        return command;
    }

    private static IPAddress AddressOf(string? text) =>
        text is null or "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new UsageException($"--address is '{text}'; it has to be an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them");
}
