using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PerfGen.Query.Asking;

/// <summary>The texts of questions: <c>Questions/&lt;name&gt;.sql</c>.</summary>
internal static class QuestionFile
{
    /// <summary>A text, with the parts that several questions have in common in the place of their names: <c>{_Name}</c>.</summary>
    /// <param name="name">The file's name without <c>.sql</c>.</param>
    public static string Load(string name)
    {
        using var stream = typeof(QuestionFile).Assembly.GetManifestResourceStream($"PerfGen.Query.Questions.{name}.sql")
            ?? throw new InvalidOperationException($"The assembly lacks the question '{name}'.");
        using var reader = new StreamReader(stream);
        return TextParts.Replace(reader.ReadToEnd(), static part => part[0] == '_' ? Load(part).TrimEnd() : null);
    }

    /// <summary>A time as a constant of a text.</summary>
    public static string Literal(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"make_timestamptz({(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10})");

    /// <summary>Executes statements that have no rows.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    [SuppressMessage("Security", "CA2100", Justification = "The text is an embedded file, and numbers.")]
    public static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        }
        catch (DbException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }

    /// <summary>Asks whether something is so.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<bool> IsAsync(DbConnection connection, string condition, CancellationToken stop)
    {
        var isSo = false;
        await EachAsync(connection, "select " + condition, [], row => isSo = row.GetBoolean(0), stop).ConfigureAwait(false);
        return isSo;
    }

    /// <summary>Asks, with values for the parameters that the text names (<c>$name</c>), and hands over each row as it comes.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    [SuppressMessage("Security", "CA2100", Justification = "The text is an embedded file; values are parameters.")]
    public static async Task EachAsync(DbConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters, Action<DbDataReader> take, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (parameter, value) in parameters)
        {
            if (sql.Contains('$' + parameter, StringComparison.Ordinal))
            {
                var added = command.CreateParameter();
                added.ParameterName = parameter;
                added.Value = value ?? DBNull.Value;
                command.Parameters.Add(added);
            }
        }

        try
        {
            await using var reader = await command.ExecuteReaderAsync(stop).ConfigureAwait(false);
            while (await reader.ReadAsync(stop).ConfigureAwait(false))
            {
                take(reader);
            }
        }
        catch (DbException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }
}
