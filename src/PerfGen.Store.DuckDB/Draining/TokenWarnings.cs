using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Finds sessions that have come to use many tokens, and writes down that it was said: in the transaction of the rows, so that it is said once.</summary>
internal static class TokenWarnings
{
    public static IReadOnlyList<TokenWarning> Find(DuckDBConnection connection, Batch batch, long? threshold)
    {
        // The batch is written: its contexts are numbers of the database.
        var sessions = batch.Usages.Select(static usage => usage.Context).OfType<int>().Distinct().ToArray();
        if (threshold is not { } many || sessions.Length == 0)
        {
            return [];
        }

        // What was said is never less than what counts, and is soon added up: only where it is much, the exact sum is asked for.
        var warnings = new List<TokenWarning>();
        connection.Query($"""
            with candidates as (
              select x.session_id
              from store.usages u
              join store.contexts x using (context_id)
              where x.session_id in (select session_id from store.contexts where context_id in ({string.Join(", ", sessions)}))
                and x.session_id not in (select session_id from store.token_warnings)
              group by x.session_id
              having sum(u.tokens_total) >= {many}
            )
            select session_id, sum(tokens_total)::bigint
            from store.counted_usages
            semi join candidates using (session_id)
            where exists (select 1 from candidates)
            group by session_id
            having sum(tokens_total) >= {many}
            order by session_id
            """, row => warnings.Add(new TokenWarning(row.GetString(0), row.GetInt64(1), many)));
        foreach (var warning in warnings)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "insert into store.token_warnings values ($session, $threshold, $tokens, current_timestamp)";
            command.Parameters.Add(new DuckDBParameter("session", warning.SessionId));
            command.Parameters.Add(new DuckDBParameter("threshold", warning.Threshold));
            command.Parameters.Add(new DuckDBParameter("tokens", warning.Tokens));
            command.ExecuteNonQuery();
        }

        return warnings;
    }
}
