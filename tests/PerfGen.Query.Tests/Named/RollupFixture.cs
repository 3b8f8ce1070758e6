using PerfGen.Query.Tests.Support;
using PerfGen.Runtime;
using PerfGen.SampleData;

namespace PerfGen.Query.Tests.Named;

/// <summary>
/// Made-up calls of fifty days, some of which stand for several, under the policy <c>tiered</c>: rows of the last week, hours and days of what was removed,
/// and rows that came late, for days that were rolled up before. What they all were is in memory.
/// </summary>
public sealed class RollupFixture : IDisposable
{
    public const string Zone = "Europe/Berlin";

    private readonly RecordedData _data = new();

    public RollupFixture()
    {
        System.IO.Directory.CreateDirectory(Directory.Path);
        File.WriteAllText(Path.Combine(Directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "{{Zone}}", "retention": "tiered" } }""");
        Sample.Fill(Directory, 6_000, seed: 11, rollUp: false, days: 50, isSampled: true);
        var first = new NaiveData(Directory);
        var removed = Sample.Upkeep(Directory, Sample.DefaultUntil);
        Assert.InRange(removed.CallsRemoved, 4_000, 5_900);

        var late = new Store.DuckDB.Tests.Support.JournalBuilder(Directory, Guid.NewGuid());
        var site = late.Site("Late");
        for (var i = 0; i < 40; i++)
        {
            late.Call(site, at: i * 1_000_000_000L, duration: 1_000_000 + (i * 70_000));
        }

        late.Write();
        _data.Drain();
        var known = first.Calls.Select(static call => call.Source).ToHashSet();
        Calls = [.. first.Calls, .. new NaiveData(Directory).Calls.Where(call => !known.Contains(call.Source))];
        Assert.Equal(6_040, Calls.Count);
    }

    public DataDirectory Directory => _data.Directory;

    internal IReadOnlyList<NaiveCall> Calls { get; }

    public void Dispose() => _data.Dispose();
}
