using System.Globalization;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB;
using Xunit.Abstractions;

namespace PerfGen.CrashTests;

/// <summary>
/// Processes that record and drain, others that ask without a pause, and a person who opens and closes the database, all at once: nothing is lost or doubled,
/// nobody is told of a lock, and what is recorded keeps coming in. Some seconds on a million calls here;
/// <c>PERFGEN_SLOW=1</c> makes it 8 writers of 5,000 calls a second and 8 readers on ten million, for three minutes.
/// </summary>
public sealed class CrowdTests(ITestOutputHelper output)
{
    [Fact]
    public void WritersReadersAndAShellAtOnceLoseNothingAndAreToldOfNoLock()
    {
        // A drain begins every five seconds, or after 50,000 calls: in the short form these come sooner.
        var (stored, crowd, seconds, rate) = Effort.IsSlow ? (10_000_000, 8, 180, 5_000) : (1_000_000, 3, 10, 20_000);
        using var directory = new RoundDirectory(output);
        Sample.Fill(directory.Data, stored);
        using var writers = new Victims();
        using var others = new Victims();
        var servers = Enumerable.Range(0, crowd).Select(_ => writers.Add(Victim.Server(directory.Path, seconds * rate, rate))).ToList();
        var readers = Enumerable.Range(0, crowd).Select(_ => others.Add(Victim.Reader(directory.Path))).ToList();
        var shell = others.Add(Victim.Shell(directory.Path));
        writers.WaitUntilEachHasSaidSomething();
        Thread.Sleep(TimeSpan.FromSeconds(seconds - 1));
        for (var tries = 0; tries < 600 && !readers.TrueForAll(static reader => reader.Said("asked").Any(static words => words[^1] != "0")); tries++)
        {
            Thread.Sleep(100); // On a busy machine everything takes longer.
        }

        others.KillAll(new Random(1), longestPause: 1);
        foreach (var server in servers)
        {
            Assert.True(server.WaitForExit(TimeSpan.FromMinutes(5)));
            Assert.Equal((0, ""), (server.ExitCode, server.Errors));
        }

        directory.DrainToTheEnd();

        // Nobody is told of a lock of ours. Somebody else who keeps the file for longer than two seconds, which a busy machine makes of a moment, is named.
        var refused = readers.SelectMany(static reader => reader.Said("refused").Select(static words => string.Join(' ', words))).ToList();
        var kept = shell.Said("opened").LastOrDefault()?[3] ?? "0";
        Assert.True(refused.Count == 0 || (Number(kept) > 2_000 && refused.TrueForAll(why => why.Contains($"(process {shell.Id})", StringComparison.Ordinal))),
            $"{refused.Count} questions were refused: {string.Join('\n', refused)}");
        var last = readers.Select(static reader => reader.Said("asked")[^1].Skip(1).Select(Number).ToArray()).ToList();
        Assert.All(last, static said => Assert.True(said[3] > 0, "A reader never saw a call that was recorded while it asked."));
        var recorded = (long)crowd * seconds * rate;
        Assert.Equal($"{stored + recorded} {stored + recorded} {crowd} {seconds * rate} {seconds * rate}", Ask(directory, """
            select concat_ws(' ', (select count(*) from calls), (select count(*) from (select distinct source, seq from calls)), count(*), min(n), max(n))
            from (select session_id, count(*) as n from calls where method = 'Work' group by all)
            """));
        Assert.Equal("0", Ask(directory, "select sum(dropped)::varchar from store.sources"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {recorded} calls of {crowd} processes beside {stored}; {last.Sum(static said => said[0])} times {crowd} readers asked.
            longest wait of a reader {last.Max(static said => said[1])} ms, longest answers {last.Max(static said => said[2])} ms, longest lag of the drain {last.Max(static said => said[3])} ms
            shell: opened, tried in vain, kept for ms: {string.Join(", ", shell.Said("opened").LastOrDefault()?.Skip(1) ?? [])}; {refused.Count} questions were refused because of it
            """));
        directory.IsWell();
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private static string Ask(RoundDirectory directory, string sql)
    {
        using var reader = StoreReader.Open(directory.Data);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
}
