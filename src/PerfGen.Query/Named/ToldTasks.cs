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

    /// <summary>What a text reads that needs more of tasks than what was told.</summary>
    private const string WholeTasks = "from main.tasks t";

    private const int SchemaWithPlainTasks = 11;

    /// <summary>
    /// Names the form in a text that leaves it open, and says which it is. What shape the store's tasks have is asked only where the text needs to know.
    /// </summary>
    /// <returns>The text, and a sentence for the notes of the answer; null where it asks nothing about tasks.</returns>
    public static (string Sql, string? Note) Choose(DbConnection connection, int schemaVersion, string sql)
    {
        if (!sql.Contains(Place, StringComparison.Ordinal))
        {
            return (sql, sql.Contains(WholeTasks, StringComparison.Ordinal) ? "tasks are folded in full, with their calls, values and notes" : null);
        }

        var (form, note) = Form(connection, schemaVersion);
        return (sql.Replace(Place, form, StringComparison.Ordinal), note);
    }

    private static (string Form, string Note) Form(DbConnection connection, int schemaVersion) =>
        schemaVersion < SchemaWithPlainTasks ? ("store.told_tasks", FormattableString.Invariant($"tasks are folded in full, since the database has schema {schemaVersion}: there is no shorter way before {SchemaWithPlainTasks}"))
        : Is(connection, QuestionText.Load("_SimpleShape")) ? (QuestionText.Load("_SimpleTasks").TrimEnd(), "tasks take the simple fold: each was begun and ended once at most, and what each usage says adds up")
        : Is(connection, "select is_plain from store.task_shape") ? ("store.plain_tasks", "tasks take the plain fold: each was begun and ended once at most, but some usages are told again, or a session begins and ends at one instant")
        : ("store.told_tasks", "tasks are folded in full, since a shorter way would answer wrongly about some, such as those that were begun again or ended in another scope");

    private static bool Is(DbConnection connection, string shape)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Embedded files and constants.
        command.CommandText = shape;
#pragma warning restore CA2100
        return (bool)command.ExecuteScalar()!;
    }
}
