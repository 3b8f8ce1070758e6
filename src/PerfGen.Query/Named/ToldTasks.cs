using System.Data.Common;

namespace PerfGen.Query.Named;

/// <summary>Tasks without their calls, values and notes, from where they are found soonest.</summary>
/// <remarks>
/// All forms give the same rows. They differ in what they can fold, and so in what the engine has to plan, which takes longer than most tasks take to answer:
/// <c>_SimpleTasks</c> those that one scope began and ended and that used what each usage says, <c>store.plain_tasks</c> all that one scope began and ended,
/// <c>store.told_tasks</c> every task.
/// </remarks>
internal static class ToldTasks
{
    /// <summary>What stands in a text for the tasks.</summary>
    public const string Place = "{told}";

    private const int SchemaWithPlainTasks = 11;

    /// <summary>Names the form in a text that leaves it open. What shape the store's tasks have is asked only where the text needs to know.</summary>
    public static string Choose(DbConnection connection, int schemaVersion, string sql) =>
        sql.Contains(Place, StringComparison.Ordinal) ? sql.Replace(Place, Form(connection, schemaVersion), StringComparison.Ordinal) : sql;

    private static string Form(DbConnection connection, int schemaVersion) =>
        schemaVersion < SchemaWithPlainTasks ? "store.told_tasks"
        : Is(connection, QuestionText.Load("_SimpleShape")) ? QuestionText.Load("_SimpleTasks").TrimEnd()
        : Is(connection, "select is_plain from store.task_shape") ? "store.plain_tasks"
        : "store.told_tasks";

    private static bool Is(DbConnection connection, string shape)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Embedded files and constants.
        command.CommandText = shape;
#pragma warning restore CA2100
        return (bool)command.ExecuteScalar()!;
    }
}
