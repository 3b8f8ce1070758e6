using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGen.Cli.Output;

/// <summary>Writing without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(StatusJson.Document))]
[JsonSerializable(typeof(DrainJson.DrainDocument))]
[JsonSerializable(typeof(MetricsJson.MetricListDocument))]
[JsonSerializable(typeof(MetricsJson.MetricDocument))]
[JsonSerializable(typeof(MetricsJson.CheckDocument))]
[JsonSerializable(typeof(MetricsJson.DifferenceDocument))]
[JsonSerializable(typeof(AdviceJson.AdviceDocument))]
[JsonSerializable(typeof(BudgetJson.Document), TypeInfoPropertyName = "BudgetDocument")]
[JsonSerializable(typeof(RecordedJson.Document), TypeInfoPropertyName = "RecordedDocument")]
[JsonSerializable(typeof(ReceiveJson.Listening))]
[JsonSerializable(typeof(ReceiveJson.Summary), TypeInfoPropertyName = "ReceiveSummary")]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>The same on one line, where several documents follow each other.</summary>
    public static CliJson InLines => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false });

    /// <summary>Text as it is: the output is no part of a web page.</summary>
    public static CliJson ForPeople => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
