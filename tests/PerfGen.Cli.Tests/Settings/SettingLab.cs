using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PerfGen.Analysis;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Runtime.Settings;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Tests.Settings;

/// <summary>A project whose <c>perfgen.json</c> says one thing, or nothing: what it records, and what it reports.</summary>
internal sealed class SettingLab : IDisposable
{
    private readonly RecordedData _data = new();

    public SettingLab(string? settings)
    {
        System.IO.Directory.CreateDirectory(Directory.Path);
        File.WriteAllText(Path.Combine(Directory.Path, "perfgen.json"), settings ?? "{}");
        Inbox = new InboxWriter(Directory);
    }

    public DataDirectory Directory => _data.Directory;

    public InboxWriter Inbox { get; }

    public PerfSettings Settings => PerfSettings.Load(Directory);

    public void Dispose() => _data.Dispose();

    /// <summary>A task with all that can be switched off.</summary>
    public SettingLab WithTask()
    {
        Inbox.StartSession(new WorkContext { Session = "s" });
        Inbox.RecordTask(new TaskRecord
        {
            Id = "t",
            Session = "s",
            Agent = "a",
            Duration = TimeSpan.FromSeconds(9),
            FilesModified = 3,
            ModifiedFiles = ["a.cs"],
            Tools = ["grep"],
            Usage = new TokenUsage { Total = 1_000 },
        });
        return this;
    }

    /// <summary>What the database says after a drain; unknown is empty.</summary>
    public string Ask(string sql)
    {
        _data.Drain();
        return File.Exists(Directory.DatabaseFile) ? string.Join(";", StoredCall.Read(Directory, sql, static row => string.Join(",", row.Select(static cell => Convert.ToString(cell, CultureInfo.InvariantCulture))))) : "";
    }

    /// <summary>What the database says of a program that records: see <c>PerfGen.TestWriter</c>.</summary>
    public async Task<string> ProgramAsync(string sql, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PerfGen.TestWriter.dll"), .. arguments]) { RedirectStandardOutput = true };
        start.Environment["PERFGEN_DIR"] = Directory.Path;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return Ask(sql);
    }

    /// <summary>Sessions that have come to use many tokens.</summary>
    public string Warnings() => new Drainer(Directory).Drain(new DrainOptions()).Warnings.Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Name of the data directory that a command finds in the project's folder.</summary>
    public async Task<string> FoundAsync()
    {
        var start = Perfgen.StartInfo(Directory.Path, "status", "--json");
        start.Environment.Remove("PERFGEN_DIR");
        start.WorkingDirectory = Directory.Path;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var status = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return Path.GetFileName(status.RootElement.GetProperty("data_directory").GetString())!;
    }

    public async Task<PeriodReport> ReportAsync(PeriodKind kind)
    {
        _data.Drain();
        return await PeriodReport.LoadAsync(Directory, ReportPeriod.Parse("today", kind, DateTimeOffset.UtcNow, ReportZone.Find(Directory))!);
    }

    public async Task<string> SummariesAsync()
    {
        _data.Drain();
        var files = await Summaries.WriteAsync(Directory, DateTimeOffset.UtcNow);
        return string.Join(" ", files.Select(static file => (file.Contains("-W", StringComparison.Ordinal) ? "week" : "day") + Path.GetExtension(file)));
    }

    /// <summary>How many of three values stay after upkeep.</summary>
    public string Kept(string metric, string unit)
    {
        for (var i = 0; i < 3; i++)
        {
            Inbox.RecordMetrics([new MetricValue(metric, i, unit)], new WorkContext { Session = "s" });
        }

        _data.Drain();
        new StoreMaintenance(Directory).Maintain();
        return Ask($"select count(*) from metrics where name = '{metric}'");
    }

    /// <summary>Scores and verdict of a task of which all is known.</summary>
    public string Scores()
    {
        var scores = TaskScorer.Score(new TaskFacts { Success = true, DurationSeconds = 600, LinesChanged = 25, BestPracticesFollowed = false, DocumentationUpdated = true, CodeQuality = 60 }, ScoringSettings.Read(Settings));
        return string.Create(CultureInfo.InvariantCulture, $"{scores.Quality.Value:0.000} {scores.PerformanceIndex.Value:0.000} {scores.Passed}");
    }

    public async Task<string> QualityAsync(string file, string content, string metric)
    {
        var path = Path.Combine(Directory.Path, file);
        await File.WriteAllTextAsync(path, content);
        Assert.Equal(0, (await Perfgen.RunAsync(Directory.Path, "quality", path)).ExitCode);
        return Ask($"select count(*) from metrics where name = '{metric}'");
    }
}
