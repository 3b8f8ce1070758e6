using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using PerfGen.Exchange.Otlp.Mapping;
using PerfGen.Exchange.Otlp.Wire;
using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Exchange.Otlp.Http;

/// <summary>Answers one request after the other, and counts. Thread-safe.</summary>
/// <param name="import">Where requests go.</param>
/// <param name="limit">Bytes of a body.</param>
/// <param name="isLocal">Whether it listens on this machine only: then a page whose name was made to lead here must not write through somebody's browser.</param>
internal sealed class OtlpHandler(OtlpImport import, long limit, bool isLocal)
{
    /// <summary>Reasons are few; a sender that makes them up shall not fill the memory.</summary>
    private const int MostReasons = 100;

    private const string RetryAfter = "5";

    private readonly Lock _counting = new();
    private readonly Dictionary<string, long> _reasons = [];
    private OtlpReceiverStatistics _statistics = new();

    public OtlpReceiverStatistics Statistics
    {
        get
        {
            lock (_counting)
            {
                return _statistics with { Reasons = [.. _reasons.OrderByDescending(static reason => reason.Value).ThenBy(static reason => reason.Key, StringComparer.Ordinal)] };
            }
        }
    }

    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        if (SignalOf(request.Path) is not { } signal)
        {
            await FailAsync(context, StatusCodes.Status404NotFound, OtlpStatus.Unimplemented, "there are /v1/traces, /v1/metrics and /v1/logs", IsJson(request) ?? true).ConfigureAwait(false);
            return;
        }

        if (isLocal && !IsOfThisMachine(request.Host))
        {
            await FailAsync(context, StatusCodes.Status403Forbidden, OtlpStatus.InvalidArgument, "the receiver listens on this machine only, and goes by no other name", IsJson(request) ?? true).ConfigureAwait(false);
            return;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            await FailAsync(context, StatusCodes.Status405MethodNotAllowed, OtlpStatus.InvalidArgument, $"{request.Path} takes POST", IsJson(request) ?? true).ConfigureAwait(false);
            return;
        }

        if (IsJson(request) is not { } isJson)
        {
            await FailAsync(context, StatusCodes.Status415UnsupportedMediaType, OtlpStatus.InvalidArgument, $"the content type is {OtlpAnswer.Protobuf} or {OtlpAnswer.Json}", isJson: true).ConfigureAwait(false);
            return;
        }

        if (IsPacked(request) is not { } isPacked)
        {
            context.Response.Headers.AcceptEncoding = "gzip";
            await FailAsync(context, StatusCodes.Status415UnsupportedMediaType, OtlpStatus.InvalidArgument, "the content encoding is gzip, or none", isJson).ConfigureAwait(false);
            return;
        }

        await TakeAsync(context, signal, isJson, isPacked).ConfigureAwait(false);
    }

    private async Task TakeAsync(HttpContext context, OtlpSignal signal, bool isJson, bool isPacked)
    {
        try
        {
            if (await OtlpBody.ReadAsync(context.Request, isPacked, limit, context.RequestAborted).ConfigureAwait(false) is not { } body)
            {
                await TooLargeAsync(context, isJson).ConfigureAwait(false);
                return;
            }

            var (batch, refusals) = import.Take(signal, body, isJson);
            Count(batch, refusals);

            // Not the request's own token: what is in the journal should be answered where that can be done.
            await OtlpAnswer.Taken(context, signal, isJson, refusals, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OtlpFormatException error)
        {
            var form = isJson ? "JSON" : "protobuf";
            await FailAsync(context, StatusCodes.Status400BadRequest, OtlpStatus.InvalidArgument, $"the body is no {signal.ToString().ToLowerInvariant()} in {form}: {error.Message}", isJson).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await TooLargeAsync(context, isJson).ConfigureAwait(false);
        }
        catch (ImportSizeException error)
        {
            await FailAsync(context, StatusCodes.Status413PayloadTooLarge, OtlpStatus.ResourceExhausted, error.Message, isJson).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Headers.RetryAfter = RetryAfter;
            await FailAsync(context, StatusCodes.Status503ServiceUnavailable, OtlpStatus.Unavailable, $"the journal cannot be written: {error.Message}", isJson).ConfigureAwait(false);
        }
    }

    private Task TooLargeAsync(HttpContext context, bool isJson) =>
        FailAsync(context, StatusCodes.Status413PayloadTooLarge, OtlpStatus.ResourceExhausted, $"the body has more than {limit} bytes; send it in parts", isJson);

    private Task FailAsync(HttpContext context, int code, OtlpStatus status, string message, bool isJson)
    {
        lock (_counting)
        {
            _statistics = _statistics with { Failed = _statistics.Failed + 1 };
            Add(message, 1);
        }

        return OtlpAnswer.Failed(context, code, status, message, isJson, context.RequestAborted);
    }

    private void Count(ImportBatch? batch, Refusals refusals)
    {
        lock (_counting)
        {
            _statistics = batch is null
                ? _statistics with { Repeated = _statistics.Repeated + 1 }
                : _statistics with
                {
                    Requests = _statistics.Requests + 1,
                    Calls = _statistics.Calls + batch.Calls,
                    Values = _statistics.Values + batch.Values,
                    Usages = _statistics.Usages + batch.Usages,
                    Refused = _statistics.Refused + refusals.Count,
                };
            foreach (var (reason, count) in refusals.Reasons)
            {
                Add(reason, count);
            }
        }
    }

    private void Add(string reason, int count)
    {
        if (_reasons.Count < MostReasons || _reasons.ContainsKey(reason))
        {
            _reasons[reason] = _reasons.GetValueOrDefault(reason) + count;
        }
    }

    private static OtlpSignal? SignalOf(PathString path) => path.Value switch
    {
        "/v1/traces" => OtlpSignal.Traces,
        "/v1/metrics" => OtlpSignal.Metrics,
        "/v1/logs" => OtlpSignal.Logs,
        _ => null,
    };

    private static bool IsOfThisMachine(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));

    private static bool? IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? type.MediaType.Equals(OtlpAnswer.Json, StringComparison.OrdinalIgnoreCase) ? true
            : type.MediaType.Equals(OtlpAnswer.Protobuf, StringComparison.OrdinalIgnoreCase) ? false
            : null
            : null;

    private static bool? IsPacked(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant() switch
    {
        "" or "identity" => false,
        "gzip" => true,
        _ => null,
    };
}
