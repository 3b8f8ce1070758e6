namespace PerfGen.Query.Budgets;

/// <summary>What a budget is for: a period of the calendar in the data directory's zone, weeks from Monday.</summary>
public enum BudgetPeriod
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week from Monday.</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,
}
