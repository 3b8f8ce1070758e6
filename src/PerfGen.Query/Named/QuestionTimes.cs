using System.Data.Common;
using PerfGen.Query.Sandbox;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Named;

/// <summary>The window of a question, and the zone in which its days are cut.</summary>
internal static class QuestionTimes
{
    /// <summary>Makes the times of a window variables of the connection: the engine knows them when it plans, so that it skips what lies outside.</summary>
    public static void Set(DbConnection connection, QuestionFilter filter)
    {
        Set(connection, "since", filter.Since);
        Set(connection, "until", filter.Until);
        Set(connection, "before", filter is { Since: { } since, Until: { } until } ? since - (until - since) : null);
    }

    /// <summary>The window of a trend, which has a begin, and ends now where nothing else is said.</summary>
    /// <exception cref="QueryException">It has no begin.</exception>
    public static QuestionFilter OfTrend(QuestionFilter filter) =>
        filter.Since is null
            ? throw new QueryException(QueryErrorKind.Invalid, "trends needs the begin of its period: --since 7d compares the last seven days with the seven before")
            : filter with { Until = filter.Until ?? DateTimeOffset.UtcNow };

    /// <summary>Days are cut where those of the store are: by its first roll-up, and before that by the settings.</summary>
    public static string ZoneOf(UpkeepState? state, DataDirectory directory) => state is null ? StoreSettings.Load(directory).TimeZone : state.Zone.Id;

    private static void Set(DbConnection connection, string name, DateTimeOffset? value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"set variable {name} = $value::timestamptz";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "value";
        parameter.Value = value?.UtcDateTime ?? (object)DBNull.Value;
        command.Parameters.Add(parameter);
        command.ExecuteNonQuery();
    }
}
