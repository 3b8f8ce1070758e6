using System.Data.Common;

namespace PerfGen.Query.Named;

/// <summary>Tasks without their calls, values and notes, from the view that answers soonest.</summary>
internal static class ToldTasks
{
    /// <summary>What stands in a text for the view.</summary>
    public const string Place = "{told}";

    private const int SchemaWithPlainTasks = 11;

    /// <summary>Names the view in a text that leaves it open: the plain one where the store's tasks are plain, which is asked only where the text needs to know.</summary>
    public static string Choose(DbConnection connection, int schemaVersion, string sql) =>
        sql.Contains(Place, StringComparison.Ordinal)
            ? sql.Replace(Place, schemaVersion >= SchemaWithPlainTasks && ArePlain(connection) ? "store.plain_tasks" : "store.told_tasks", StringComparison.Ordinal)
            : sql;

    private static bool ArePlain(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select is_plain from store.task_shape";
        return (bool)command.ExecuteScalar()!;
    }
}
