using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PerfGen.Query.Named;
using PerfGen.Query.Reporting;
using PerfGen.Runtime;
using PerfGen.SampleData;

namespace PerfGen.Benchmarks.Questions;

/// <summary>How long the questions take on made-up calls: warm, in a process of its own, and beside SQLite with indexes on the same rows.</summary>
internal static class QuestionsBenchmark
{
    private const int WarmRuns = 7;
    private const int ColdRuns = 3;

    public static async Task<int> RunAsync(QuestionsOptions options, string scratch)
    {
        var folder = options.Keep ?? Path.Combine(scratch, "questions");
        var directory = new DataDirectory(folder);
        if (!File.Exists(directory.DatabaseFile))
        {
            Console.Error.WriteLine($"filling {options.Rows:N0} calls …");
            var start = Stopwatch.GetTimestamp();
            Sample.Fill(directory, options.Rows);
            Console.Error.WriteLine($"filled in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        }

        var bytes = new FileInfo(directory.DatabaseFile).Length;
        using var sqlite = options.WithSqlite ? SqliteCopy.Of(directory, Path.Combine(folder, "copy.sqlite")) : null;
        var figures = new List<QuestionFigure>();
        foreach (var asked in AskedQuestion.All)
        {
            var (warm, cpu) = await WarmAsync(() => AskAsync(directory, asked));
            var cold = await ColdAsync(directory, asked.Name);
            double? other = sqlite is null ? null : await MedianAsync(() => Task.Run(() => sqlite.Ask(asked.Sqlite)), options.Rows > 2_000_000 ? 1 : 3);
            figures.Add(new QuestionFigure(asked.Name, warm, cpu, cold, other));
            Console.Error.WriteLine(figures[^1]);
        }

        var (report, reportCpu) = await WarmAsync(() => PerfReport.LoadAsync(directory));
        figures.Add(new QuestionFigure("report", report, reportCpu, await ColdAsync(directory, "report"), null));
        Write(options, figures, bytes / (double)options.Rows, sqlite is null ? null : new FileInfo(sqlite.Path).Length / (double)bytes);
        return 0;
    }

    /// <summary>What a process of its own does: asks once, and says how long that took, its start-up apart.</summary>
    public static async Task<int> RunColdAsync(string folder, string name)
    {
        var directory = new DataDirectory(folder);
        var start = Stopwatch.GetTimestamp();
        if (name == "report")
        {
            await PerfReport.LoadAsync(directory);
        }
        else
        {
            await AskAsync(directory, AskedQuestion.All.Single(asked => asked.Name == name));
        }

        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task AskAsync(DataDirectory directory, AskedQuestion asked)
    {
        using var answer = await NamedAnswer.AskAsync(directory, NamedQuestion.Find(asked.Question)!, new QuestionFilter { Limit = asked.Limit }, asked.Options);
        while (await answer.ReadAsync())
        {
            for (var i = 0; i < answer.Columns.Count; i++)
            {
                _ = answer.IsNull(i) ? null : answer.GetText(i);
            }
        }
    }

    /// <summary>The median time, and the smallest time of processors: other work on the machine adds to the first one more than to the second.</summary>
    private static async Task<(double Wall, double Cpu)> WarmAsync(Func<Task> ask)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = double.MaxValue;
        var wall = await MedianAsync(async () =>
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            await ask();
            process.Refresh();
            cpu = Math.Min(cpu, (process.TotalProcessorTime - before).TotalMilliseconds);
        });
        return (wall, cpu);
    }

    private static async Task<double> MedianAsync(Func<Task> ask, int runs = WarmRuns)
    {
        if (runs > 1)
        {
            await ask();
        }

        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static async Task<double> ColdAsync(DataDirectory directory, string name)
    {
        var times = new List<double>();
        for (var i = 0; i < ColdRuns; i++)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(QuestionsBenchmark).Assembly.Location, "questions-cold", directory.Path, name]) { RedirectStandardOutput = true })!;
            times.Add(double.Parse(await process.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture));
            await process.WaitForExitAsync();
        }

        times.Sort();
        return times[ColdRuns / 2];
    }

    private static void Write(QuestionsOptions options, List<QuestionFigure> figures, double bytesPerCall, double? sqliteRatio)
    {
        if (options.Json)
        {
            var rows = figures.Select(static object (figure) => new
            {
                name = figure.Name,
                warm_ms = Math.Round(figure.Warm, 1),
                warm_cpu_ms = Math.Round(figure.Cpu, 1),
                cold_ms = Math.Round(figure.Cold, 1),
                sqlite_ms = figure.Sqlite is { } ms ? Math.Round(ms, 1) : (double?)null,
            }).Append(new { name = "bytes-per-call", value = Math.Round(bytesPerCall, 2), sqlite_ratio = sqliteRatio });
            Console.WriteLine(JsonSerializer.Serialize(rows, new JsonSerializerOptions { WriteIndented = true }));
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Rows:N0} calls, milliseconds: warm is the median of {WarmRuns}, cpu the least time of processors, cold that of {ColdRuns} processes, their start-up apart"));
        Console.WriteLine($"{"question",-24}{"warm",10}{"cpu",8}{"cold",10}{"SQLite",12}{"ratio",9}");
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nbytes-per-call {bytesPerCall:F1}, all tables and rollups; SQLite with indexes takes {sqliteRatio:F1} times as much"));
    }
}

/// <summary>What was measured, in milliseconds.</summary>
internal sealed record QuestionFigure(string Name, double Warm, double Cpu, double Cold, double? Sqlite)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name,-24}{Warm,10:F1}{Cpu,8:F1}{Cold,10:F1}{Sqlite,12:F1}{Sqlite / Warm,9:F1}");
}
