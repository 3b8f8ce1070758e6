using System.Diagnostics;
using System.Globalization;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.TestWriter;

/// <summary>
/// Somebody who asks without a pause until he is killed, each question on its own, as a command does. Says "asked &lt;questions&gt; &lt;longest wait for the file&gt;
/// &lt;longest answer after that&gt; &lt;longest lag&gt;", times in milliseconds, and "refused &lt;why&gt;". The lag is the age of the newest call in the database,
/// from the first one on that is newer than this process.
/// </summary>
internal static class ReaderScenario
{
    private static readonly string[] Questions =
    [
        "select max(started_at) from calls",
        "select count(*), avg(duration_ns) from calls",
        "select method, count(*), quantile_cont(duration_ns, 0.95) from calls where started_at >= now() - interval 1 minute group by all",
    ];

    public static void Run()
    {
        var directory = DataDirectory.Find();
        var begun = DateTimeOffset.UtcNow;
        double wait = 0, answer = 0, lag = 0;
        for (long asked = 1; ; asked++)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                using var reader = StoreReader.Open(directory);
                wait = Math.Max(wait, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                start = Stopwatch.GetTimestamp();
                foreach (var question in Questions)
                {
                    using var command = reader.Connection.CreateCommand();
                    command.CommandText = question;
                    var said = command.ExecuteScalar();
                    if (question == Questions[0] && said is DateTime time && new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) is var newest && newest > begun)
                    {
                        lag = Math.Max(lag, (DateTimeOffset.UtcNow - newest).TotalMilliseconds);
                    }
                }

                answer = Math.Max(answer, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Say($"asked {asked} {wait:F0} {answer:F0} {lag:F0}");
            }
            catch (StoreException error)
            {
                Say($"refused {error.Kind} after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms: {error.Message}");
            }
        }
    }

    private static void Say(FormattableString line)
    {
        Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Console.Out.Flush();
    }
}
