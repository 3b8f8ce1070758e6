using System.Globalization;
using System.Text.Json;

namespace PerfGen.Exchange.Tests.Support;

/// <summary>Requests in the protocol's JSON.</summary>
internal static class Requests
{
    public static string Traces(string spans, string resource = "", string scope = "Shop") =>
        $$"""{"resourceSpans":[{"resource":{"attributes":[{{resource}}]},"scopeSpans":[{"scope":{"name":"{{scope}}"},"spans":[{{spans}}]}]}]}""";

    public static string Metrics(string metrics, string resource = "") =>
        $$"""{"resourceMetrics":[{"resource":{"attributes":[{{resource}}]},"scopeMetrics":[{"scope":{"name":"Shop"},"metrics":[{{metrics}}]}]}]}""";

    public static string Logs(string records, string resource = "") =>
        $$"""{"resourceLogs":[{"resource":{"attributes":[{{resource}}]},"scopeLogs":[{"scope":{"name":"Shop"},"logRecords":[{{records}}]}]}]}""";

    public static string Attribute(string name, string value) => $$$"""{"key":"{{{name}}}","value":{"stringValue":{{{JsonSerializer.Serialize(value)}}}}}""";

    public static string Attribute(string name, long value) => $$$"""{"key":"{{{name}}}","value":{"intValue":"{{{value}}}"}}""";

    public static string Attribute(string name, double value) => $$$"""{"key":"{{{name}}}","value":{"doubleValue":{{{value.ToString(CultureInfo.InvariantCulture)}}}}}""";

    public static string Span(int id, string name, long start, long end, int parent = 0, string more = "", string attributes = "", int trace = 1) =>
        $$"""
        {"traceId":"{{trace:x32}}","spanId":"{{id:x16}}","parentSpanId":"{{(parent == 0 ? "" : parent.ToString("x16", CultureInfo.InvariantCulture))}}","name":{{JsonSerializer.Serialize(name)}},
         "kind":1,"startTimeUnixNano":"{{start}}","endTimeUnixNano":"{{end}}"{{more}},"attributes":[{{attributes}}]}
        """;

    public static string Gauge(string name, double value, string unit, string attributes = "") =>
        $$"""{"name":"{{name}}","unit":"{{unit}}","gauge":{"dataPoints":[{"timeUnixNano":"{{Receiving.Now}}","asDouble":{{value.ToString(CultureInfo.InvariantCulture)}},"attributes":[{{attributes}}]}]} }""";

    /// <param name="name">Its name.</param>
    /// <param name="value">What it says.</param>
    /// <param name="temporality">1 delta, 2 cumulative.</param>
    /// <param name="start">Since when it counts.</param>
    /// <param name="at">When it stood there.</param>
    /// <param name="attributes">Of the point.</param>
    /// <param name="isMonotonic">Whether it only goes up.</param>
    /// <param name="unit">Its unit.</param>
    public static string Sum(string name, double value, int temporality, long start, long at, string attributes = "", bool isMonotonic = true, string unit = "1") =>
        $$"""
        {"name":"{{name}}","unit":"{{unit}}","sum":{"aggregationTemporality":{{temporality}},"isMonotonic":{{(isMonotonic ? "true" : "false")}},"dataPoints":[
        {"startTimeUnixNano":"{{start}}","timeUnixNano":"{{at}}","asDouble":{{value.ToString(CultureInfo.InvariantCulture)}},"attributes":[{{attributes}}]}]} }
        """;
}
