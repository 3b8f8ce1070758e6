using System.Data.Common;
using PerfGen.Query.Asking;

namespace PerfGen.Query.Reporting;

/// <summary>
/// Which whole days of a window are settled, so that their figures are ready; what lies between and beside them is asked of the rows. For texts: <c>{settled}</c> is the
/// condition of a table of days, <c>live(column)</c> that of a time of a row, and what stands between <c>/*13*/</c> and <c>/*.13*/</c> needs the schema that has such days,
/// <c>/*14*/</c> that one which has their histograms of methods too.
/// </summary>
internal sealed class SettledWindow
{
    private const int SchemaWithSettledDays = 13;
    private const int SchemaWithSettledWindows = 14;
    private const string Settled = "starts_at >= getvariable('settled_from') and starts_at < getvariable('settled_until')";

    private readonly bool _isSimple;
    private readonly bool _hasNewContexts;

    /// <summary>All other time, each part from a time on and before another one; null is no bound.</summary>
    private readonly List<(DateTimeOffset? From, DateTimeOffset? Until)> _live = [];

    private SettledWindow(ReportWindow window, string variables, int schemaVersion, bool isSimple, bool hasNewContexts, IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> days)
    {
        Variables = variables;
        HasMonths = schemaVersion >= SchemaWithSettledDays;
        HasDays = schemaVersion >= SchemaWithSettledWindows;
        _isSimple = isSimple;
        _hasNewContexts = hasNewContexts;
        Days = days.Count;
        var from = window.From;
        foreach (var day in days)
        {
            if (from is null || from < day.From)
            {
                _live.Add((from, day.From));
            }

            from = day.Until;
        }

        if (window.To is null || from is null || from < window.To)
        {
            _live.Add((from, window.To));
        }
    }

    /// <summary>The statements that set the variables which the texts read.</summary>
    public string Variables { get; }

    /// <summary>Whether the database may hold the histograms of months beside those of rollups.</summary>
    public bool HasMonths { get; }

    /// <summary>Whether it may hold those of days, and when sessions were seen.</summary>
    public bool HasDays { get; }

    /// <summary>Whether upkeep has found out when sessions were seen.</summary>
    public bool KnowsSessions { get; private init; }

    /// <summary>How many days and parts of days are settled.</summary>
    public int Days { get; }

    /// <summary>Reads which days are settled, and sets the variables that the texts read on this connection.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="schemaVersion">Its schema.</param>
    /// <param name="window">The window.</param>
    /// <param name="ofRows">Whether rows are asked for all of it.</param>
    public static SettledWindow Load(DbConnection connection, int schemaVersion, ReportWindow window, bool ofRows = false)
    {
        var hasSettled = schemaVersion >= SchemaWithSettledDays;
        var days = new List<(DateTimeOffset From, DateTimeOffset Until)>();
        using var command = connection.CreateCommand();
        if (hasSettled && !ofRows)
        {
            command.CommandText = "select starts_at, ends_at from store.settled order by starts_at";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                DateTimeOffset At(int column) => new(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));
                var (from, until) = (At(0), At(1));
                if ((window.From is null || from >= window.From) && (window.To is null || until <= window.To))
                {
                    days.Add((from, until));
                }
            }
        }

        string First() => days.Count == 0 ? "'infinity'" : QuestionFile.Literal(days[0].From);
        string Last() => days.Count == 0 ? "'-infinity'" : QuestionFile.Literal(days[^1].Until);
        var variables = $"set variable settled_from = {First()}::timestamptz; set variable settled_until = {Last()}::timestamptz; "
            + (hasSettled
                ? "set variable known_contexts = (select coalesce(max(contexts), 0) from store.settled_names); set variable beside_from = (select coalesce(min(from_at), 'infinity'::timestamptz) from store.calls_beside)"
                : "set variable known_contexts = 0; set variable beside_from = '-infinity'::timestamptz");
#pragma warning disable CA2100 // Constants and numbers.
        command.CommandText = variables;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        bool Is(string condition)
        {
#pragma warning disable CA2100 // A constant.
            command.CommandText = "select " + condition;
#pragma warning restore CA2100
            return (bool)command.ExecuteScalar()!;
        }

        var isSimple = hasSettled && Is("not exists (from store.settings where name = 'odd_usages')");
        return new SettledWindow(window, variables, schemaVersion, isSimple, Is("exists (from store.contexts where context_id > getvariable('known_contexts')::integer)"), days) { KnowsSessions = schemaVersion >= SchemaWithSettledWindows && Is("exists (from store.settled_names)") };
    }

    /// <summary>The text with these conditions, without the parts of these names.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="unneeded">Parts that would find nothing, between <c>/*name*/</c> and <c>/*.name*/</c>: most time is taken by planning them.</param>
    public string Fill(string sql, IEnumerable<string> unneeded) => Fill(unneeded.Aggregate(sql, TextParts.Without));

    /// <summary>The text with these conditions.</summary>
    public string Fill(string sql) =>
        TextParts.ReplaceCalls(TextParts.Replace(OfSchema(sql), part => part == "settled" ? Settled : part == "new_sessions" ? NewSessions : null), "live", 1, arguments => Condition(arguments[0]));

    private string OfSchema(string sql) => HasDays ? sql : TextParts.Without(HasMonths ? sql : TextParts.Without(sql, "13"), "14");

    private string NewSessions => _hasNewContexts ? QuestionFile.Load("_NewSessions") : "0";

    /// <summary>Folds the tasks that may have ended, or begun, in what is not settled.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task FoldAsync(DbConnection connection, CancellationToken stop)
    {
        await QuestionFile.ExecuteAsync(connection, Fill(QuestionFile.Load("AskedTasks")), stop).ConfigureAwait(false);

        // What there is nothing to do for takes long to plan.
        var areAny = await QuestionFile.IsAsync(connection, "exists (from temp.asked_tasks)", stop).ConfigureAwait(false);
        await QuestionFile.ExecuteAsync(connection, QuestionFile.Load(areAny ? "FoldTasks" : "NoTasks"), stop).ConfigureAwait(false);
        if (areAny && await QuestionFile.IsAsync(connection, "exists (from temp.folded_tasks where model is null)", stop).ConfigureAwait(false))
        {
            await QuestionFile.ExecuteAsync(connection, QuestionFile.Load("FoldTaskModels"), stop).ConfigureAwait(false);
        }
    }

    /// <summary>The statements that gather what was worked, used and measured.</summary>
    public string Parts() => Fill(WithUsages("ReportParts"));

    /// <summary>The statements that gather tasks and usages, for questions about all of them.</summary>
    public string Tasks() => Fill(WithUsages("WindowTasks"));

    private string WithUsages(string name) => QuestionFile.Load(name).Replace("{usages}", _isSimple ? QuestionFile.Load("_SimpleUsages") : "store.counted_usages", StringComparison.Ordinal);

    private string Condition(string column)
    {
        string Of((DateTimeOffset? From, DateTimeOffset? Until) part) => (part.From, part.Until) switch
        {
            (null, null) => "true",
            ({ } from, null) => $"{column} >= {QuestionFile.Literal(from)}",
            (null, { } until) => $"{column} < {QuestionFile.Literal(until)}",
            ({ } from, { } until) => $"({column} >= {QuestionFile.Literal(from)} and {column} < {QuestionFile.Literal(until)})",
        };

        // The engine skips blocks by one bound, not by one of several.
        var bound = _live is [{ From: { } first }, _, ..] ? $"{column} >= {QuestionFile.Literal(first)} and " : "";
        return _live.Count == 0 ? "false" : $"({bound}({string.Join(" or ", _live.Select(Of))}))";
    }
}
