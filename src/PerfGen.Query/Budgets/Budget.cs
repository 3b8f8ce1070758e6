using PerfGen.Runtime.Settings;

namespace PerfGen.Query.Budgets;

/// <summary>What may be spent in a day, week or month.</summary>
/// <param name="Limit">How much.</param>
/// <param name="Unit">Of what: an ISO 4217 code, or <see cref="Units.Tokens"/>.</param>
/// <param name="Period">In which time.</param>
public sealed record Budget(decimal Limit, string Unit, BudgetPeriod Period)
{
    /// <summary>The budgets that <c>perfgen.json</c> sets, in its group <c>budget</c>: money first, then tokens; none where it sets none.</summary>
    /// <param name="settings">The settings.</param>
    public static IReadOnlyList<Budget> Of(PerfSettings settings)
    {
        var period = settings.Text("budget.per") switch { "day" => BudgetPeriod.Day, "week" => BudgetPeriod.Week, _ => BudgetPeriod.Month };
        var (cost, tokens) = (Limited(settings.Number("budget.cost")), Limited(settings.Number("budget.tokens")));
        return
        [
            .. cost > 0 ? new[] { new Budget(cost, settings.Text("budget.currency")!, period) } : [],
            .. tokens > 0 ? new[] { new Budget(tokens, Units.Tokens, period) } : [],
        ];
    }

    /// <summary>More than anybody has is as good as that.</summary>
    private static decimal Limited(double limit) => (decimal)Math.Min(limit, 1e15);
}
