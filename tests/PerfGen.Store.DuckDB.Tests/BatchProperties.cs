using FsCheck;
using FsCheck.Fluent;
using PerfGen.Runtime.Journal;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>However a journal is cut into transactions, and whenever its process dies, the same rows come out.</summary>
public sealed class BatchProperties
{
    private const string AllRows = """
        select source::varchar || ' ' || seq || ' ' || method || ' ' || status || ' ' || coalesce(tokens_prompt, -1) || ' ' || coalesce(session_id, '') as row from calls
        union all
        select 'metric ' || source || ' ' || seq || ' ' || name || ' ' || value || ' ' || origin || ' ' || coalesce(span_id, -1) from metrics
        union all
        select 'tag ' || source || ' ' || span_id || ' ' || name || ' ' || value from tags
        union all
        select 'event ' || s.source || ' ' || e.seq || ' ' || e.kind from store.events e join store.sources s using (source_id)
        order by 1
        """;

    /// <summary>What a journal is made of: kinds of records.</summary>
    public sealed record Made(int Kind, int Captures, int Name);

    [Fact]
    public void AJournalDrainedInBatchesOfAnySizeGivesTheSameRows()
    {
        var made =
            from kind in Gen.Choose(0, 6)
            from captures in Gen.Choose(0, 4)
            from name in Gen.Choose(0, 3)
            select new Made(kind, captures, name);
        var runs =
            from first in Gen.ListOf(made)
            from second in Gen.ListOf(made)
            from rows in Gen.Choose(1, 7)
            from livesFor in Gen.Choose(0, 3)
            select (Sources: new[] { first.Take(30).ToArray(), second.Take(30).ToArray() }, Rows: rows, LivesFor: livesFor);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(Arb.From(runs), static run =>
        {
            Guid[] sources = [JournalBuilder.NewSource(), JournalBuilder.NewSource()];
            using var whole = new TemporaryData();
            Write(whole, sources, run.Sources);
            whole.Drain();

            using var parts = new TemporaryData();
            var journals = Write(parts, sources, run.Sources);
            using (journals[0].Live())
            {
                for (var i = 0; i < run.LivesFor; i++)
                {
                    new Drainer(parts.Directory).Drain(new DrainOptions { RowsPerTransaction = run.Rows, Budget = TimeSpan.Zero });
                }
            }

            parts.Drain(run.Rows);
            var (expected, actual) = (whole.Ask(AllRows), parts.Ask(AllRows));
            return expected.SequenceEqual(actual).Label($"whole\n{string.Join('\n', expected)}\nparts\n{string.Join('\n', actual)}")
                .And((parts.JournalFiles().Length == 0).Label("files are left"));
        }));
    }

    private static JournalBuilder[] Write(TemporaryData data, Guid[] sources, Made[][] all) => [.. sources.Zip(all, (source, records) =>
    {
        var journal = new JournalBuilder(data.Directory, source, chunks: 8);
        var sites = new[] { "A", "B", "C", "D" }.Select(name => journal.Site(name)).ToArray();
        var metric = journal.Metric("prompt_tokens", Units.Tokens);
        var context = journal.Context("s", "t");
        foreach (var made in records)
        {
            ulong chain = 0;
            for (var i = 0; i < (made.Kind < 4 ? made.Captures : 0); i++)
            {
                chain = i % 2 == 0 ? journal.Capture(metric, i + made.Name, chain) : journal.Tag(journal.Text($"n{made.Name}"), journal.Text("v"), chain);
            }

            switch (made.Kind)
            {
                case < 3:
                    journal.Call(sites[made.Name], context: made.Name == 0 ? 0 : context, continuation: chain);
                    break;
                case 3:
                    journal.Call(sites[made.Name], continuation: chain, open: true);
                    break;
                case 4:
                    journal.Value(metric, made.Name, context: context);
                    break;
                case 5:
                    journal.Event((EventKind)(made.Name + 1), context);
                    break;
                default:
                    journal.Skip();
                    break;
            }
        }

        return journal.Write();
    })];
}
