namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>Texts of <c>Upkeep/*.sql</c>.</summary>
internal static class UpkeepSql
{
    private static readonly string Actors = Load("Actors");

    public static string RollUp { get; } = Actors + Load("RollUp");

    public static string AddFolded { get; } = Actors + Load("AddFolded");

    public static string RemoveCalls { get; } = Load("RemoveCalls");

    private static readonly string Merge = Load("MergeParts");

    /// <summary>The statements that add up parts of one of the tables of rollups.</summary>
    public static string MergeParts(string table) =>
        (table == "rollup_months" ? Merge.Replace("actor_id", "agent", StringComparison.Ordinal) : Merge).Replace("$table", table, StringComparison.Ordinal);

    private static string Load(string name)
    {
        using var reader = new StreamReader(typeof(UpkeepSql).Assembly.GetManifestResourceStream($"PerfGen.Store.DuckDB.Upkeep.{name}.sql")!);
        return reader.ReadToEnd();
    }
}
