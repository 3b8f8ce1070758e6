using System.Data.Common;

namespace PerfGen.Query.Named;

/// <summary>What upkeep has done to the database.</summary>
/// <param name="Zone">The zone of days and months.</param>
/// <param name="CallsFrom">The time from which all calls are rows; null where all are.</param>
/// <param name="HoursFrom">The time from which the hours of removed calls are there.</param>
/// <param name="DaysFrom">The time from which days are there.</param>
internal sealed record UpkeepState(TimeZoneInfo Zone, DateTimeOffset? CallsFrom, DateTimeOffset? HoursFrom, DateTimeOffset? DaysFrom)
{
    /// <summary>Null where nothing was ever rolled up.</summary>
    public static UpkeepState? Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select time_zone, calls_from, hours_from, days_from from store.upkeep where rolled_up_at is not null";
        using var reader = command.ExecuteReader();
        DateTimeOffset? Time(int column) => reader.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));
        return reader.Read() && TimeZoneInfo.TryFindSystemTimeZoneById(reader.GetString(0), out var zone)
            ? new UpkeepState(zone, Time(1), Time(2), Time(3))
            : null;
    }
}
