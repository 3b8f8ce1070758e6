using System.Diagnostics;
using PerfGen.Cli.Output;
using PerfGen.Exchange.Otlp;
using PerfGen.Query.Text;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Commands;

/// <summary>Receives, and drains every few seconds, until it is time to end.</summary>
internal static class ReceiveRun
{
    private const int MostReasons = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(Terminal terminal, ReceiveRequest request, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        var options = new OtlpReceiverOptions { Address = request.Address, Port = request.Port };
        var receiver = await OtlpReceiver.StartAsync(request.Directory, request.Limit is { } limit ? options with { BodyLimit = limit } : options, stop);
        await using (receiver)
        {
            var url = receiver.Address.GetLeftPart(UriPartial.Authority);
            if (request.IsJson)
            {
                ReceiveJson.Write(terminal.Bytes, new ReceiveJson.Listening { Url = url, DataDirectory = request.Directory.Path });
                terminal.Release();
            }
            else
            {
                Terminal.Say($"receiving at {url}{(request.Time is { } time ? $" for {Human.Duration(time.TotalSeconds)}" : "; Ctrl-C ends it")}");
            }

            await TendAsync(receiver, request, stop);
        }

        // What was answered while it ended is drained as well.
        var result = Drain(request, DrainOptions.ForCommand, isLast: true);
        var (statistics, elapsed) = (receiver.Statistics, Stopwatch.GetElapsedTime(begun));
        if (request.IsJson)
        {
            ReceiveJson.Write(terminal.Bytes, ReceiveJson.Summary.Of(statistics, result?.Waiting ?? 0, elapsed));
        }
        else
        {
            Write(terminal, statistics, elapsed);
        }

        return ExitCode.Fine;
    }

    private static async Task TendAsync(OtlpReceiver receiver, ReceiveRequest request, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (request.Time is { } time)
        {
            ending.CancelAfter(time);
        }

        using var timer = new PeriodicTimer(Interval);
        long drained = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
            {
                Tend(receiver);
                if (receiver.Statistics.Requests is var taken && taken > drained && Drain(request, new DrainOptions { Budget = Interval }, isLast: false) is not null)
                {
                    drained = taken;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private static void Tend(OtlpReceiver receiver)
    {
        try
        {
            receiver.Tend();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Senders are told so when they send.
        }
    }

    /// <summary>Drains; null where that cannot be done now. What waits is safe, and the reason is of interest at the end.</summary>
    private static DrainResult? Drain(ReceiveRequest request, DrainOptions options, bool isLast)
    {
        try
        {
            var result = new Drainer(request.Directory).Drain(options);
            if (isLast)
            {
                DrainFirst.Say(result);
            }

            return result;
        }
        catch (StoreException error)
        {
            if (isLast)
            {
                Terminal.Say(error.Message);
            }

            return null;
        }
    }

    private static void Write(Terminal terminal, OtlpReceiverStatistics statistics, TimeSpan elapsed)
    {
        var output = terminal.Out;
        output.WriteLine($" received {Human.Things(statistics.Requests, "request")} in {Human.Duration(elapsed.TotalSeconds)}{(statistics.Repeated > 0 ? $", {Human.Count(statistics.Repeated)} more than once" : "")}");
        output.WriteLine($" recorded {Human.Things(statistics.Calls, "call")}, {Human.Things(statistics.Values, "value")}, {Human.Things(statistics.Usages, "usage")} of tokens");
        if (statistics.Refused > 0)
        {
            output.WriteLine($" left out {Human.Things(statistics.Refused, "span, point or log record", "spans, points and log records")}");
        }

        if (statistics.Failed > 0)
        {
            output.WriteLine($" failed   {Human.Things(statistics.Failed, "request")}");
        }

        foreach (var (reason, count) in statistics.Reasons.Take(MostReasons))
        {
            foreach (var line in Lines($"{Human.Count(count)} × {reason}", (terminal.Width ?? int.MaxValue) - 3))
            {
                output.WriteLine("   " + line);
            }
        }

        if (statistics.Reasons.Count > MostReasons)
        {
            output.WriteLine($"   and {Human.Things(statistics.Reasons.Count - MostReasons, "more reason")}; --json shows all");
        }
    }

    /// <summary>Breaks a sentence between words where a terminal is narrower than it.</summary>
    private static IEnumerable<string> Lines(string text, int width)
    {
        while (text.Length > width)
        {
            var at = text.LastIndexOf(' ', width);
            at = at > 0 ? at : width;
            yield return text[..at];
            text = text[at..].TrimStart();
        }

        yield return text;
    }
}
