using PerfGen.Exchange.Otlp.Model;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Exchange.Otlp.Mapping;

/// <summary>
/// Of logs, the events in which Claude Code tells a request to a model: they become calls, which end when the event happened, with their tokens and cost. Others are no
/// measurements, and not recorded.
/// </summary>
internal static class LogMapping
{
    private const string Prefix = "claude_code.";
    private const string ApiRequest = "api_request";
    private const string Other = "logs are not recorded: of them only the event claude_code.api_request is a measurement";

    /// <summary>Records events.</summary>
    public static void Write(IReadOnlyList<OtlpGroup<OtlpLog>> groups, ImportBatch batch, Refusals refusals)
    {
        var usage = new AgentUsage(batch, refusals);
        foreach (var group in groups)
        {
            foreach (var log in group.Items)
            {
                if (!IsRequest(log))
                {
                    refusals.Add(Other);
                }
                else if (Write(group, log, batch, usage) is { } objection)
                {
                    refusals.Add($"a request to a model is not recorded: {objection}");
                }
            }
        }
    }

    /// <summary>The event's name stands in its own field, in an attribute or in the text, by the sender's version.</summary>
    private static bool IsRequest(OtlpLog log) =>
        log.EventName == Prefix + ApiRequest || log.Body == Prefix + ApiRequest || log.Attributes.Text("event.name") is ApiRequest or Prefix + ApiRequest;

    private static string? Write(OtlpGroup<OtlpLog> group, OtlpLog log, ImportBatch batch, AgentUsage counting)
    {
        var said = log.Attributes;
        var end = log.Time != 0 ? log.Time : log.Observed;
        var whose = Whose.Of(group.Resource, said);
        if (end is 0 or > long.MaxValue)
        {
            return "it has no time";
        }

        if (said.Number("duration_ms") is not { } milliseconds || milliseconds < 0 || milliseconds * 1e6 >= end)
        {
            return "nobody says how long it took (duration_ms)";
        }

        var duration = (long)(milliseconds * 1e6);
        var call = new InboxCall(
            new SiteEntry(Whose.Service(group.Resource) ?? "otlp", $"otlp:claude_code/{ApiRequest}", "claude_code", ApiRequest, "api_request_time", null, null),
            (long)end - duration, duration, CallStatus.Success, null, 0, 0, 0, UsageOf(said, whose.Model));
        if (batch.Objection(call, whose) is { } objection)
        {
            return objection;
        }

        batch.Call(counting.CountsEvents(whose.Session, (long)end) ? call : call with { Usage = null }, whose);
        Kept.Tag(batch, said);
        return null;
    }

    private static TokenUsage? UsageOf(OtlpAttributes said, string? model)
    {
        var (input, output) = (said.Whole("input_tokens"), said.Whole("output_tokens"));
        var cost = said.Number("cost_usd") ?? said.Number("cost");
        if (input is null && output is null && cost is null)
        {
            return null;
        }

        var tokens = input is null && output is null
            ? new TokenUsage()
            : TokenUsage.FromParts(input ?? 0, output ?? 0, said.Whole("cache_read_tokens") ?? 0, said.Whole("cache_creation_tokens") ?? 0);
        return tokens with
        {
            Model = model,
            Cost = cost is >= 0 and < 1e9 ? (decimal)cost : null,
            Currency = Units.Usd,
            MessageId = said.Text("request_id") is { Length: >= 8 and <= 255 } id ? id : null,
        };
    }
}
