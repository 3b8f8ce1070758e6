using PerfGen.Store.DuckDB;
using Xunit.Abstractions;

namespace PerfGen.CrashTests;

/// <summary>
/// Processes that append to the inbox, and drainers beside them, are killed with SIGKILL at random moments; then everything that was acknowledged is in the database, once.
/// Some ten kills here; <c>PERFGEN_SLOW=1</c> makes it 100.
/// </summary>
public sealed class InboxKillTests(ITestOutputHelper output)
{
    public static TheoryData<int> Seeds => Effort.Seeds(11);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryAcknowledgedRecordIsThereOnceAfterKillsAtRandomMoments(int seed)
    {
        var random = new Random(seed);
        var kills = 0;
        for (var round = 0; kills < Effort.Kills(10, 100); round++)
        {
            using var directory = new RoundDirectory(output);
            var acknowledged = KillSome(directory.Path, random, ref kills);
            var result = new Drainer(directory.Data).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(30) });
            Assert.Equal((0, null), (result.Waiting, result.HeldBy));
            var found = Load(directory);
            foreach (var (session, said) in acknowledged)
            {
                // One more where the kill fell between the append and the acknowledgement.
                var (count, different, most, tasks) = found[session];
                Assert.True(count == different && count == most && count == tasks && count - said.Calls is 0 or 1, $"seed {seed}, round {round}, {session}: {said.Calls} acknowledged, {found[session]}");
            }

            directory.IsWell();
        }
    }

    private static Dictionary<string, Acknowledged> KillSome(string directory, Random random, ref int kills)
    {
        using var victims = new Victims();
        for (var i = 0; i < 4; i++)
        {
            victims.Add(Victim.Appender(directory));
        }

        victims.WaitUntilEachHasSaidSomething();
        victims.Add(Victim.Drainer(directory));
        kills += victims.KillAll(random, longestPause: 150);
        return victims.Acknowledged;
    }

    private static Dictionary<string, (long Rows, long Different, long Last, long Tasks)> Load(RoundDirectory directory)
    {
        using var reader = StoreReader.Open(directory.Data);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = """
            select m.session_id, count(*), count(distinct m.value), max(m.value)::bigint, (select count(*) from tasks t where t.session_id = m.session_id and t.result = 'success')
            from metrics m where m.name = 'number' group by all
            """;
        using var rows = command.ExecuteReader();
        var found = new Dictionary<string, (long, long, long, long)>();
        while (rows.Read())
        {
            found[rows.GetString(0)] = (rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4));
        }

        return found;
    }
}
