using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Draining;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Store.DuckDB.Models;

/// <summary>
/// Keeps <c>store.prices</c> what the lists say. Where they say something new, what was computed from the old ones is computed again, and models get their new names:
/// the amounts of a database always come from one list.
/// </summary>
internal static class PriceTableStore
{
    private const string Setting = "prices";

    /// <summary>Within the transaction of a drain.</summary>
    public static void Refresh(DuckDBConnection connection, Pricing pricing)
    {
        string? known = null;
        connection.Query($"select value from store.settings where name = '{Setting}'", row => known = row.GetString(0));
        if (known == pricing.Fingerprint)
        {
            return;
        }

        connection.Execute($"delete from store.settings where name = '{Setting}'; insert into store.settings values ('{Setting}', '{pricing.Fingerprint}'); delete from store.prices");
        using (var appender = connection.CreateAppender<PriceRow, PriceRow.Map>("store", "prices"))
        {
            appender.AppendRecords(pricing.Table.All.SelectMany(static price => price.Tiers, static (price, tier) => (price, tier))
                .SelectMany(static pair => PriceRow.Of(pair.price, pair.tier)));
        }

        if (known is not null)
        {
            Rename(connection, pricing);
            Reprice(connection, pricing);
            Settlement.Clear(connection);
        }
    }

    /// <summary>Gives models the names that they have by now.</summary>
    private static void Rename(DuckDBConnection connection, Pricing pricing)
    {
        var renamed = new List<NamedModel>();
        connection.Query("""
            select distinct coalesce(model_said, model) from store.contexts where model is not null or model_said is not null
            union
            select distinct model from store.usages where model is not null
            """, row =>
            renamed.Add(new NamedModel(row.GetString(0), pricing.Models.Normal(row.GetString(0)))));
        connection.Execute("create or replace temp table renamed (said varchar, name varchar)");
        using (var appender = connection.CreateAppender<NamedModel, NamedModel.Map>("temp", "main", "renamed"))
        {
            appender.AppendRecords(renamed);
        }

        connection.Execute("""
            update store.contexts x
            set model = r.name, model_said = case when r.name is distinct from r.said then r.said end
            from renamed r
            where r.said = coalesce(x.model_said, x.model) and r.name is distinct from x.model;

            update store.usage_rows u
            set model = r.name
            from renamed r
            where r.said = u.model and r.name is distinct from u.model
            """);
    }

    /// <summary>Computes again what nobody reported.</summary>
    private static void Reprice(DuckDBConnection connection, Pricing pricing)
    {
        var prices = new List<PricedUsage>();
        connection.Query("""
            select u.source_id, u.seq, u.recorded_at, coalesce(u.model, x.model), u.batch,
              u.tokens_prompt, u.tokens_completion, u.tokens_cache_read, u.tokens_cache_write, u.tokens_reasoning
            from store.usages u
            left join store.contexts x using (context_id)
            where u.cost_origin is distinct from 0
            """, row =>
        {
            int? Count(int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
            var at = new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(2), DateTimeKind.Utc));
            var price = pricing.Table.Find(row.IsDBNull(3) ? null : row.GetString(3), at);
            var cost = price?.CostOf(new Tokens(Count(5), Count(6), Count(7), Count(8), Count(9)), row.GetBoolean(4));
            prices.Add(new PricedUsage(row.GetInt32(0), row.GetInt64(1), cost, cost is null ? null : price!.Currency));
        });
        connection.Execute("create or replace temp table priced (source_id integer, seq bigint, cost decimal(18, 9), currency varchar)");
        using (var appender = connection.CreateAppender<PricedUsage, PricedUsage.Map>("temp", "main", "priced"))
        {
            appender.AppendRecords(prices);
        }

        connection.Execute("""
            insert into store.strings
            select (select coalesce(max(string_id), 0) from store.strings) + row_number() over (order by currency), currency
            from (select distinct currency from priced where currency is not null)
            where currency not in (select text from store.strings)
            """);
        connection.Execute("""
            update store.usage_rows u
            set cost = p.cost, cost_currency_id = s.string_id, cost_origin = case when p.cost is not null then 1 end
            from priced p
            left join store.strings s on s.text = p.currency
            where u.source_id = p.source_id and u.seq = p.seq and u.cost is distinct from p.cost
            """);
    }

    private sealed record NamedModel(string Said, string? Name)
    {
        internal sealed class Map : DuckDBAppenderMap<NamedModel>
        {
            public Map()
            {
                Map(static row => row.Said);
                Map(static row => row.Name);
            }
        }
    }

    private sealed record PricedUsage(int Source, long Seq, decimal? Cost, string? Currency)
    {
        internal sealed class Map : DuckDBAppenderMap<PricedUsage>
        {
            public Map()
            {
                Map(static row => row.Source);
                Map(static row => row.Seq);
                Map(static row => row.Cost);
                Map(static row => row.Currency);
            }
        }
    }

    private sealed record PriceRow(ModelPrice Price, long Over, bool IsBatch, PriceRates Rates)
    {
        public static IEnumerable<PriceRow> Of(ModelPrice price, PriceTier tier)
        {
            yield return new PriceRow(price, tier.Over, false, tier.Rates);
            if (tier.Batch is { } batch)
            {
                yield return new PriceRow(price, tier.Over, true, batch);
            }
        }

        internal sealed class Map : DuckDBAppenderMap<PriceRow>
        {
            public Map()
            {
                Map(static row => row.Price.Provider);
                Map(static row => row.Price.Model);
                Map(static row => row.Price.From);
                Map(static row => row.Over);
                Map(static row => row.IsBatch);
                Map(static row => row.Rates.Input);
                Map(static row => row.Rates.Output);
                Map(static row => row.Rates.CacheRead);
                Map(static row => row.Rates.CacheWrite);
                Map(static row => row.Rates.Reasoning);
                Map(static row => row.Price.Currency);
                Map(static row => row.Price.Source);
            }
        }
    }
}
