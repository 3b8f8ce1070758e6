using PerfGen.Query.Named;
using PerfGen.Query.Tests.Support;
using PerfGen.SampleData;

namespace PerfGen.Query.Tests.Named;

/// <summary>What is old takes little space, and is still answered from.</summary>
public sealed class OldDataTests : IDisposable
{
    private readonly RecordedData _data = new();

    [Fact]
    public async Task EverythingTakesLessThanHalfOfWhatItsRowsAreWideAndWhatIsOldHalfOfThatAgain()
    {
        const int calls = 300_000;
        Directory.CreateDirectory(_data.Directory.Path);
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), """{ "store": { "timeZone": "UTC", "retention": "tiered" } }""");
        Sample.Fill(_data.Directory, calls);
        var before = await BytesAsync();
        var rows = Blocks("call_rows", "tags", "errors", "call_resources");

        Sample.Upkeep(_data.Directory, Sample.DefaultUntil.AddDays(8));
        var hours = await BytesAsync();
        var aged = Blocks("call_rows", "tags", "errors", "call_resources", "rollup_hours", "removed_calls");
        Sample.Upkeep(_data.Directory, Sample.DefaultUntil.AddDays(40));
        var days = await BytesAsync();

        const int width = 4 + 8 + 4 + 4 + 8 + 8 + 1 + 8 + 4 + 4 + 8 + 2 + (5 * 4) + 8 + 4 + 1 + 1; // Of the columns of a call, without anything beside it.
        Assert.True(before * 2 <= calls * width, $"{calls * width:N0} bytes became {before:N0}.");
        Assert.True(aged * 2 <= rows, $"{rows} blocks of rows became {aged} of hours.");
        Assert.True(hours < before * 0.7, $"{before:N0} bytes of rows became {hours:N0} of hours.");
        Assert.True(days < hours, $"{hours:N0} bytes of hours became {days:N0} of days.");
        var known = 0L;
        await foreach (var row in new PerfQuestions(_data.Directory).GetGroupsAsync(new() { By = "agent" }))
        {
            known += row.Calls;
        }

        Assert.Equal(calls, known);
    }

    [Theory]
    [InlineData("Asia/Kolkata")]
    [InlineData("America/St_Johns")]
    public async Task DaysAndHoursOfAZoneHalfAnHourBesideUtcCountEachCallOnce(string zone)
    {
        Directory.CreateDirectory(_data.Directory.Path);
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "{{zone}}", "retention": "tiered" } }""");
        Sample.Fill(_data.Directory, 4_000, seed: 7, rollUp: false, days: 20);
        var calls = new NaiveData(_data.Directory).Calls.Select(static call => call.StartedAt).ToList();
        Assert.True(Sample.Upkeep(_data.Directory, Sample.DefaultUntil).CallsRemoved > 2_000);

        // Of none of these windows a row is left. Two begin with a day; one begins within an hour, and is widened to it.
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var day = TimeZoneInfo.ConvertTime(Sample.DefaultUntil.AddDays(-15), local).Date;
        foreach (var (from, minutes) in ((int From, int Minutes)[])[(0, 0), (24, 0), (29, 0), (29, 40)])
        {
            var hour = new DateTimeOffset(day, local.GetUtcOffset(day)).AddHours(from).UtcDateTime;
            var until = hour.AddHours(from == 29 ? 2 : 48);
            foreach (var by in (string[])["agent", "model"]) // Months know agents and no models: another statement answers.
            {
                var said = 0L;
                await foreach (var row in new PerfQuestions(_data.Directory).GetGroupsAsync(new() { By = by }, new QuestionFilter { Since = hour.AddMinutes(minutes), Until = until }))
                {
                    said += row.Calls;
                }

                Assert.Equal(calls.Count(at => at >= hour && at < until), said);
            }
        }
    }

    [Theory]
    [InlineData("Asia/Kolkata")]
    [InlineData("America/St_Johns")]
    public async Task HoursStayFromTheBeginningOfOneInTheZone(string zone)
    {
        Directory.CreateDirectory(_data.Directory.Path);
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "{{zone}}", "retention": "tiered" } }""");
        // All calls lie in the first half of an hour of UTC: an hour that was cut there would lose them.
        var until = Sample.DefaultUntil.AddMinutes(20);
        Sample.Fill(_data.Directory, 4_000, seed: 7, until, rollUp: false, days: 20);
        var calls = new NaiveData(_data.Directory).Calls.Select(static call => call.StartedAt).ToList();
        Sample.Upkeep(_data.Directory, until);
        Assert.True(Sample.Upkeep(_data.Directory, until.AddDays(20)).RollupsRemoved > 500);

        var from = StoredCall.Read(_data.Directory, "select hours_from from store.upkeep", static row => (DateTime)row[0]!)[0];
        var said = 0L;
        await foreach (var row in new PerfQuestions(_data.Directory).GetGroupsAsync(new() { By = "model" }, new QuestionFilter { Since = from, Until = from.AddHours(3) }))
        {
            said += row.Calls;
        }

        Assert.True(said > 0);
        Assert.Equal(calls.Count(at => at >= from && at < from.AddHours(3)), said);
    }

    public void Dispose() => _data.Dispose();

    /// <summary>How many blocks of the file tables take. A table takes whole ones; one without rows takes none.</summary>
    private long Blocks(params string[] tables) => tables.Sum(table => StoredCall.Read(_data.Directory,
        $"""
        select count(*) from (
          select block_id from pragma_storage_info('store.{table}') where block_id >= 0
          union
          select unnest(additional_block_ids) from pragma_storage_info('store.{table}')
        )
        """,
        static row => (long)row[0]!).Single());

    /// <summary>Bytes of a copy, which holds nothing of what was deleted.</summary>
    private async Task<long> BytesAsync()
    {
        var copy = Path.Combine(_data.Directory.Path, Path.GetRandomFileName());
        var bytes = await Task.Run(() => new PerfGen.Store.DuckDB.StoreMaintenance(_data.Directory).Backup(copy));
        File.Delete(copy);
        return bytes;
    }
}
