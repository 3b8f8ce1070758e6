using System.Text.Json.Serialization;
using PerfGen.Query.Budgets;

namespace PerfGen.Cli.Output;

/// <summary>Forecasts of budgets as JSON: <c>perfgen.budget/1</c>.</summary>
internal static class BudgetJson
{
    public static void Write(Stream output, IReadOnlyList<BudgetForecast> forecasts)
    {
        System.Text.Json.JsonSerializer.Serialize(output, new Document { Budgets = forecasts }, CliJson.ForPeople.BudgetDocument);
        output.WriteByte((byte)'\n');
    }

    internal sealed record Document
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.budget/1";

        public required IReadOnlyList<BudgetForecast> Budgets { get; init; }
    }
}
