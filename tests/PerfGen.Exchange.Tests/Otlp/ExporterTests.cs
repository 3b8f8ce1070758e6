using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PerfGen.Exchange.Tests.Support;

namespace PerfGen.Exchange.Tests.Otlp;

/// <summary>The exporter of OpenTelemetry's own SDK for .NET, as a program would have it. No other collector or exporter was at hand.</summary>
public sealed class ExporterTests
{
    [Fact]
    public async Task A1_SpansOfARealExporterAreCallsOfTheStore()
    {
        await using var receiving = await Receiving.StartAsync();
        using var source = new ActivitySource("Shop.Orders");
        var begun = new DateTime(2026, 11, 1, 10, 0, 0, DateTimeKind.Utc);
        string trace, span;
        using (Sdk.CreateTracerProviderBuilder().SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("shop")).AddSource("Shop.Orders")
            .AddOtlpExporter(options => Aim(options, receiving, "traces")).Build())
        {
            using var root = source.StartActivity("PlaceOrder", ActivityKind.Server, default(ActivityContext), startTime: begun)!;
            using (var child = source.StartActivity("Charge", ActivityKind.Client, root.Context, startTime: begun.AddTicks(1_000))!)
            {
                child.SetStatus(ActivityStatusCode.Error, "card of Mrs Miller refused");
                child.AddException(new InvalidOperationException("card of Mrs Miller refused"));
                child.SetTag("http.route", "/charge/{id}");
                child.SetTag("db.query.text", "select secret");
                child.SetEndTime(begun.AddTicks(51_000));
                (trace, span) = (child.TraceId.ToHexString(), child.SpanId.ToHexString());
            }

            root.SetEndTime(begun.AddTicks(123_455));
        }

        Assert.Equal(
            ["Shop.Orders Charge charge_time shop failure System.InvalidOperationException 5000000 0.1", "Shop.Orders PlaceOrder place_order_time shop success · 12345500 0"],
            receiving.Ask("select type, method, metric, agent, status, error_type, duration_ns, epoch_us(started_at) % 1000000 / 1000 from calls order by method"));
        Assert.Equal(["PlaceOrder"], receiving.Ask("select p.method from calls c join calls p on p.source = c.source and p.span_id = c.parent_id where c.method = 'Charge'"));
        Assert.Equal([$"{trace} {span}"], receiving.Ask("select t.value, s.value from calls c join tags t on t.source = c.source and t.span_id = c.span_id and t.name = 'trace_id' join tags s on s.source = c.source and s.span_id = c.span_id and s.name = 'span_id' where c.method = 'Charge'"));
        Assert.Equal(["/charge/{id}"], receiving.Ask("select value from tags where name = 'http.route'"));
        Assert.Equal(["0"], receiving.Ask("select count(*) from tags where value like '%secret%' or value like '%Miller%'"));
        Assert.Equal((2, 0), (receiving.Receiver.Statistics.Calls, receiving.Receiver.Statistics.Refused));
    }

    [Theory]
    [InlineData(MetricReaderTemporalityPreference.Delta)]
    [InlineData(MetricReaderTemporalityPreference.Cumulative)]
    public async Task A1_MetricsOfARealExporterAddUpWhateverTheirTemporality(MetricReaderTemporalityPreference temporality)
    {
        await using var receiving = await Receiving.StartAsync();
        using var meter = new Meter("Shop.Orders");
        var orders = meter.CreateCounter<long>("shop.orders", "{order}");
        var waits = meter.CreateHistogram<double>("shop.wait", "ms");
        var sizes = meter.CreateHistogram<long>("shop.size", "By");
        var open = meter.CreateUpDownCounter<int>("shop.open");
        meter.CreateObservableGauge("test_coverage", () => 0.5, "1");
        using (var provider = Sdk.CreateMeterProviderBuilder().AddView("shop.size", new Base2ExponentialBucketHistogramConfiguration()).SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("shop")).AddMeter("Shop.Orders")
            .AddOtlpExporter((options, reader) =>
            {
                Aim(options, receiving, "metrics");
                reader.TemporalityPreference = temporality;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 600_000;
            }).Build())
        {
            for (var i = 1; i <= 3; i++)
            {
                orders.Add(i, new KeyValuePair<string, object?>("http.route", "/orders"));
                orders.Add(10, new KeyValuePair<string, object?>("http.route", "/carts"));
                waits.Record(i * 100);
                sizes.Record(1000);
                open.Add(i == 2 ? -1 : 2);
                Assert.True(provider.ForceFlush());
            }
        }

        Assert.Equal(["{order} 3 30", "{order} 3 6"], receiving.Ask(
            "select m.unit, count(*), sum(m.value)::bigint from metrics m join tags t on t.source = m.source and t.span_id = m.seq and t.name = 'http.route' where m.name = 'shop.orders' group by m.unit, t.value order by t.value"));
        Assert.Equal(["count 3", "ms 600"], receiving.Ask("select unit, sum(value)::bigint from metrics where name in ('shop.wait_sum', 'shop.wait_count') group by name, unit order by name"));
        Assert.Equal(temporality == MetricReaderTemporalityPreference.Delta ? ["100 300"] : ["· ·"], receiving.Ask("select (min(value) filter (name = 'shop.wait_min'))::bigint, (max(value) filter (name = 'shop.wait_max'))::bigint from metrics"));

        Assert.Equal(["count 3", "bytes 3000"], receiving.Ask("select unit, sum(value)::bigint from metrics where name in ('shop.size_sum', 'shop.size_count') group by name, unit order by name"));

        // What goes up and down is told as a total by this exporter, whatever it was asked for.
        Assert.Equal(["2", "1", "3"], receiving.Ask("select value::bigint from metrics where name = 'shop.open' order by recorded_at").Take(3));

        // A metric of the catalogue is in the catalogue's unit: a share of 0.5 is 50 percent.
        Assert.Equal(["percent 50 import shop"], receiving.Ask("select distinct unit, value, origin, agent from metrics where name = 'test_coverage'"));
        Assert.Equal(0, receiving.Receiver.Statistics.Refused);
    }

    [Fact]
    public async Task A1_LogsOfARealExporterAreRefusedWithTheReason()
    {
        await using var receiving = await Receiving.StartAsync();
        using (var loggers = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options => options.AddOtlpExporter(exporter => Aim(exporter, receiving, "logs")))))
        {
            loggers.CreateLogger("Shop").Log(LogLevel.Error, "it went wrong");
        }

        Assert.Equal(
            ["logs are not recorded: of them only the event claude_code.api_request is a measurement 1"],
            receiving.Receiver.Statistics.Reasons.Select(static reason => $"{reason.Key} {reason.Value}"));
        Assert.Equal((1, 1), (receiving.Receiver.Statistics.Requests, receiving.Receiver.Statistics.Refused));
    }

    private static void Aim(OtlpExporterOptions options, Receiving receiving, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(receiving.Receiver.Address, "/v1/" + signal);
        options.TimeoutMilliseconds = 30_000;
    }
}
