using System.Text.Json.Serialization;
using PerfGen.Query.Budgets;

namespace PerfGen.Cli.Output;

/// <summary>A budget's forecast as JSON: <c>perfgen.budget/1</c>.</summary>
internal static class BudgetJson
{
    public static void Write(Stream output, BudgetForecast forecast)
    {
        System.Text.Json.JsonSerializer.Serialize(output, new Document { Budget = forecast }, CliJson.ForPeople.BudgetDocument);
        output.WriteByte((byte)'\n');
    }

    internal sealed record Document
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.budget/1";

        public required BudgetForecast Budget { get; init; }
    }
}
