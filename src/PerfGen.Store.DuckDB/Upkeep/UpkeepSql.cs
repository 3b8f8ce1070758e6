namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>Texts of <c>Upkeep/*.sql</c>.</summary>
internal static class UpkeepSql
{
    private static readonly string Actors = Load("Actors");

    public static string RollUp { get; } = Actors + Load("RollUp");

    public static string AddFolded { get; } = Actors + Load("AddFolded").Replace(
        "$insert", AddFoldedTo("rollup_hours", "hour", "actor_id") + AddFoldedTo("rollup_days", "day", "actor_id") + AddFoldedTo("rollup_months", "month", "agent"), StringComparison.Ordinal);

    public static string RemoveCalls { get; } = Load("RemoveCalls");

    /// <summary>The statements that say what is forgotten; see there.</summary>
    /// <param name="isNew">Whether the time before which everything is forgotten is asked for now.</param>
    public static string ForgottenDays(bool isNew) => Load("ForgottenDays").Replace("$is_new", isNew ? "true" : "false", StringComparison.Ordinal);

    /// <summary>The statements that take calls out of hours, days and months.</summary>
    /// <param name="condition">Says of a call <c>c</c> whether it is forgotten.</param>
    public static string ForgetCalls(string condition) => Load("ForgetCalls").Replace("$forgotten", condition, StringComparison.Ordinal);

    /// <summary>The statements that take values out of days.</summary>
    /// <param name="condition">Says of a value <c>v</c> whether it is forgotten.</param>
    public static string ForgetValues(string condition) => Load("ForgetValues").Replace("$forgotten", condition, StringComparison.Ordinal);

    public static string SettleRollups { get; } = Load("SettleRollups");

    public static string SessionSpans { get; } = Load("SessionSpans");

    public static string SessionSpansSince { get; } = Load("SessionSpansSince");

    public static string Days { get; } = Load("Days");

    public static string SettleDays { get; } = Load("AskDays") + Load("FoldTasks") + Load("FoldTaskModels") + Load("SettleDays");

    public static string SettledTimes { get; } = Load("SettledTimes");

    public static string AskRollups { get; } = Load("AskRollups");

    /// <summary>A query that compares figures with such as were made anew; see there.</summary>
    public static string CompareFigures { get; } = Load("CompareFigures");

    public static string UnsettleTouched { get; } = Load("UnsettleTouched");

    public static string TouchUsages { get; } = Load("TouchUsages");

    private static readonly string Merge = Load("MergeParts");

    /// <summary>The statements that add up parts of one of the tables of rollups.</summary>
    public static string MergeParts(string table) =>
        (table == "rollup_months" ? Merge.Replace("actor_id", "agent", StringComparison.Ordinal) : Merge).Replace("$table", table, StringComparison.Ordinal);

    private static string AddFoldedTo(string table, string start, string who) =>
        Load("AddFoldedTo").Replace("$table", table, StringComparison.Ordinal).Replace("$start", start, StringComparison.Ordinal).Replace("$who", who, StringComparison.Ordinal) + "\n";

    private static string Load(string name)
    {
        using var reader = new StreamReader(typeof(UpkeepSql).Assembly.GetManifestResourceStream($"PerfGen.Store.DuckDB.Upkeep.{name}.sql")!);
        return reader.ReadToEnd();
    }
}
