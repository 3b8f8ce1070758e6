using System.Data.Common;
using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>Tasks without their calls, values and notes, from where they are found soonest.</summary>
/// <remarks>
/// All forms give the same rows. They differ in what they can fold, and so in what the engine has to plan, which takes longer than most tasks take to answer:
/// <c>_SimpleTasks</c> those that one scope began and ended and that used what each usage says, <c>store.plain_tasks</c> all that one scope began and ended,
/// <c>store.told_tasks</c> every task. Where no task is begun again, no task has a second part: then the calls, values and notes of a page are looked up for it alone, and the simple
/// form's tokens too, as long as nothing is chosen by them.
/// </remarks>
internal sealed class ToldTasks
{
    /// <summary>What stands in a text for the tasks.</summary>
    public const string Place = "{told}";

    private const string UsagesPlace = "{told_usages}";

    /// <summary>What a text reads that needs more of tasks than what was told.</summary>
    private const string WholeTasks = "from main.tasks t";

    /// <summary>The first schema that has a shorter way.</summary>
    public const int SchemaWithShorterWays = 11;

    /// <summary>Whether the plain way may be taken.</summary>
    public const string IsPlain = "select is_plain from store.task_shape";

    private readonly string _rows;
    private readonly bool _isSimple;
    private readonly bool _hasParts;

    private ToldTasks(string rows, bool hasParts, string note)
    {
        _rows = rows;
        _isSimple = rows[0] == '_'; // A file, not a view.
        _hasParts = hasParts;
        Note = note;
    }

    /// <summary>Each task was begun and ended once at most, and each usage adds what it says.</summary>
    public static ToldTasks Simple { get; } = new("_SimpleTasks", hasParts: false, "tasks take the simple fold: each was begun and ended once at most, and what each usage says adds up");

    /// <summary>Each task was begun and ended once at most.</summary>
    public static ToldTasks Plain { get; } =
        new("store.plain_tasks", hasParts: false, "tasks take the plain fold: each was begun and ended once at most, but some usages are told again, or a session begins and ends at one instant");

    /// <summary>All others.</summary>
    public static ToldTasks Full { get; } =
        new("store.told_tasks", hasParts: true, "tasks are folded in full, since a shorter way would answer wrongly about some, such as those that were begun again or ended in another scope");

    /// <summary>Whether the simple way may be taken.</summary>
    public static string IsSimple => QuestionText.Load("_SimpleShape");

    /// <summary>Why this way is taken, for the notes of an answer.</summary>
    public string Note { get; }

    /// <summary>All others, in a database that knows no shorter way.</summary>
    public static ToldTasks Older(int schema) =>
        new("store.told_tasks", hasParts: true, FormattableString.Invariant($"tasks are folded in full, since the database has schema {schema}: there is no shorter way before {SchemaWithShorterWays}"));

    /// <summary>What there is to say of a text that leaves nothing open; null where it asks nothing about tasks.</summary>
    public static string? Of(string sql) => sql.Contains(WholeTasks, StringComparison.Ordinal) ? "tasks are folded in full, with their calls, values and notes" : null;

    /// <summary>
    /// Names the form in a text that leaves it open, and says which it is. What shape the store's tasks have is asked only where the text needs to know.
    /// </summary>
    /// <returns>The text, and a sentence for the notes of the answer; null where it asks nothing about tasks.</returns>
    public static (string Sql, string? Note) Choose(DbConnection connection, int schemaVersion, string sql)
    {
        if (!sql.Contains(Place, StringComparison.Ordinal))
        {
            return (sql, Of(sql));
        }

        var form = schemaVersion < SchemaWithShorterWays ? Older(schemaVersion) : Is(connection, IsSimple) ? Simple : Is(connection, IsPlain) ? Plain : Full;
        return (form.In(sql), form.Note);
    }

    /// <summary>The text with this form in the places that it leaves open.</summary>
    public string In(string sql)
    {
        sql = sql.Replace(Place, _isSimple ? QuestionText.Load(_rows).TrimEnd() : _rows, StringComparison.Ordinal);
        sql = _isSimple && sql.Contains(UsagesPlace, StringComparison.Ordinal)
            ? TextParts.Without(sql, "usages").Replace(UsagesPlace, QuestionText.Load("_PageUsages").TrimEnd(), StringComparison.Ordinal)
            : WithUsages(sql);
        return sql.Replace("{told_calls}", _hasParts ? "store.task_calls" : QuestionText.Load("_PageCalls").TrimEnd(), StringComparison.Ordinal)
            .Replace("{told_values}", _hasParts ? "store.task_values" : QuestionText.Load("_PageValues").TrimEnd(), StringComparison.Ordinal)
            .Replace("{told_notes}", _hasParts ? "store.task_notes" : QuestionText.Load("_PageNotes").TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>The text in which tasks come with their tokens, and the page has them.</summary>
    public static string WithUsages(string sql) => sql.Replace(UsagesPlace, "page", StringComparison.Ordinal);

    private static bool Is(DbConnection connection, string shape)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Embedded files and constants.
        command.CommandText = shape;
#pragma warning restore CA2100
        return (bool)command.ExecuteScalar()!;
    }
}
