namespace PerfGen.Query.Budgets;

/// <summary>What a budget is for. In UTC, weeks from Monday.</summary>
public enum BudgetPeriod
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week from Monday.</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,
}
