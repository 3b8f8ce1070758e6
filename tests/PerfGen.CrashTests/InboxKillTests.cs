using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.CrashTests;

/// <summary>
/// Processes that append to the inbox, and drainers beside them, are killed with SIGKILL at random moments; then everything that was acknowledged is in the database, once.
/// Some ten kills here; <c>PERFGEN_SLOW=1</c> makes it 100.
/// </summary>
public sealed class InboxKillTests
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1";

    [Fact]
    public void EveryAcknowledgedRecordIsThereOnceAfterKillsAtRandomMoments()
    {
        var random = new Random(11);
        for (var round = 0; round < (IsSlow ? 20 : 2); round++)
        {
            var directory = Directory.CreateTempSubdirectory("perfgen-inbox-").FullName;
            try
            {
                var acknowledged = KillSome(directory, random);
                var result = new Drainer(new DataDirectory(directory)).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(30) });
                Assert.Equal((0, null), (result.Waiting, result.HeldBy));

                using var reader = StoreReader.Open(new DataDirectory(directory));
                using var command = reader.Connection.CreateCommand();
                command.CommandText = """
                    select m.session_id, count(*), count(distinct m.value), max(m.value)::bigint, (select count(*) from tasks t where t.session_id = m.session_id and t.result = 'success')
                    from metrics m where m.name = 'number' group by all
                    """;
                using var rows = command.ExecuteReader();
                var found = new Dictionary<string, (long Rows, long Different, long Last, long Tasks)>();
                while (rows.Read())
                {
                    found[rows.GetString(0)] = (rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4));
                }

                foreach (var (session, last) in acknowledged)
                {
                    // One more where the kill fell between the append and the acknowledgement.
                    var (count, different, most, tasks) = found[session];
                    Assert.True(count == different && count == most && count == tasks && count - last is 0 or 1, $"round {round}, {session}: {last} acknowledged, {found[session]}");
                }
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static Dictionary<string, int> KillSome(string directory, Random random)
    {
        var writers = Enumerable.Range(0, 4).Select(_ => Victim.Appender(directory)).ToList();
        var victims = new List<Victim>(writers);
        try
        {
            while (!writers.All(static writer => writer.Acknowledged.Count > 0))
            {
                Thread.Sleep(1);
            }

            victims.Add(Victim.Drainer(directory));
            foreach (var victim in victims.OrderBy(_ => random.Next()))
            {
                Thread.Sleep(random.Next(0, 150));
                victim.Kill();
                Assert.Equal("", victim.Errors);
            }

            return writers.ToDictionary(static writer => $"session-{writer.Id}-0", static writer => writer.Acknowledged[0]);
        }
        finally
        {
            victims.ForEach(static victim => victim.Dispose());
        }
    }
}
