using PerfGen.Exchange.Otlp.Model;
using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Exchange.Otlp.Mapping;

/// <summary>
/// Tokens and cost that Claude Code tells as metrics: the points of one request about one session and model are one usage, so that tokens have the cost that was told of
/// them. The same is told by its events, request by request: of a session that which came first counts, and the other is left out.
/// </summary>
internal sealed class AgentUsage(ImportBatch batch, Refusals refusals)
{
    public const string Tokens = "claude_code.token.usage";
    public const string Cost = "claude_code.cost.usage";
    private const int ByMetrics = 1;
    private const int ByEvents = 2;

    private readonly Dictionary<WorkContext, Sum> _sums = [];
    private int _told;

    /// <summary>Whether the point is one of tokens or cost, and taken.</summary>
    public bool TryTake(OtlpGroup<OtlpMetric> group, OtlpMetric metric, OtlpPoint point)
    {
        if (metric is not { Name: Tokens or Cost, Kind: OtlpMetricKind.Sum, IsMonotonic: true } || point.Value is not { } total)
        {
            return false;
        }

        var whose = Whose.Of(group.Resource, point.Attributes);
        if (metric.Name == Tokens && KindOf(point) is null)
        {
            return false;
        }

        if (!Counts(whose.Session, ByMetrics, (long)point.Time))
        {
            _told++;
        }
        else if (MetricMapping.Added(group, metric, point, total, "", batch) is { } added)
        {
            var sum = _sums.TryGetValue(whose, out var known) ? known : _sums[whose] = new Sum();
            sum.Add(metric.Name == Cost ? null : KindOf(point), added, (long)point.Time);
        }

        return true;
    }

    /// <summary>Whether what is told of a session in this way counts.</summary>
    public bool CountsEvents(string? session, long at) => Counts(session, ByEvents, at);

    /// <summary>Records what was summed up.</summary>
    public void Write()
    {
        foreach (var (whose, sum) in _sums)
        {
            if (sum.Usage(whose.Model) is { } usage && batch.Usage(usage, whose, sum.At) is { } objection)
            {
                refusals.Add($"tokens and cost are not recorded: {objection}");
            }
        }

        if (_told > 0)
        {
            refusals.Warning = $"{_told} points of tokens and cost say again what events have said, and count once";
        }
    }

    private static string? KindOf(OtlpPoint point) =>
        point.Attributes.Text("type") is { } type and ("input" or "output" or "cacheRead" or "cacheCreation") ? type : null;

    private bool Counts(string? session, int way, long at)
    {
        if (session is null)
        {
            return true;
        }

        var key = Series.OfText("usage of session " + session);
        if (batch.Mark(key) is { } first && first.Value != way)
        {
            return false;
        }

        batch.Note(new ImportMark(key, 0, at, way));
        return true;
    }

    private sealed class Sum
    {
        private double _input;
        private double _output;
        private double _read;
        private double _write;
        private double _cost;
        private bool _isTokens;
        private bool _isCost;

        public long At { get; private set; }

        public void Add(string? kind, double added, long at)
        {
            At = Math.Max(At, at);
            _isTokens |= kind is not null;
            _isCost |= kind is null;
            ref var place = ref _cost;
            switch (kind)
            {
                case "input":
                    place = ref _input;
                    break;
                case "output":
                    place = ref _output;
                    break;
                case "cacheRead":
                    place = ref _read;
                    break;
                case "cacheCreation":
                    place = ref _write;
                    break;
            }

            place += added;
        }

        public TokenUsage? Usage(string? model)
        {
            if (_input + _output + _read + _write + _cost == 0)
            {
                return null;
            }

            var tokens = _isTokens ? TokenUsage.FromParts((long)_input, (long)_output, (long)_read, (long)_write) : new TokenUsage();
            return tokens with { Model = model, Cost = _isCost && _cost < 1e9 ? (decimal)_cost : null, Currency = Units.Usd };
        }
    }
}
