using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PerfGen.Query.Reporting;
using PerfGen.Runtime;
using PerfGen.SampleData;

namespace PerfGen.Benchmarks.Questions;

/// <summary>How long the questions take on made-up calls: warm, in a process of its own, and beside SQLite with indexes on the same rows.</summary>
internal static class QuestionsBenchmark
{
    private const int WarmRuns = 7;
    private const int ColdRuns = 5;

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
            var (warm, cpu) = await WarmAsync(() => ColdAsker.AskAsync(directory, asked));
            double? other = sqlite is null ? null : await MedianAsync(() => Task.Run(() => sqlite.Ask(asked.Sqlite)), options.Rows > 2_000_000 ? 1 : 3);
            figures.Add(new QuestionFigure(asked.Name, warm, cpu, other));
            Console.Error.WriteLine(FormattableString.Invariant($"{asked.Name}: {warm:F1} ms warm"));
        }

        var (report, reportCpu) = await WarmAsync(() => PerfReport.LoadAsync(directory));
        figures.Add(new QuestionFigure("report", report, reportCpu, null));
        var cold = await ColdAsker.Publish(Path.Combine(scratch, "asker")).TimeAsync(directory, [.. figures.Select(static figure => figure.Name)], ColdRuns);
        figures = [.. figures.Select(figure => figure with { Cold = Middle(cold[figure.Name]), ColdLeast = cold[figure.Name].Min() })];
        Write(options, figures, bytes / (double)options.Rows, sqlite is null ? null : new FileInfo(sqlite.Path).Length / (double)bytes);
        return 0;
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

        return Middle(times);
    }

    private static double Middle(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
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
                cold_least_ms = Math.Round(figure.ColdLeast, 1),
                sqlite_ms = figure.Sqlite is { } ms ? Math.Round(ms, 1) : (double?)null,
            }).Append(new { name = "bytes-per-call", value = Math.Round(bytesPerCall, 2), sqlite_ratio = sqliteRatio });
            Console.WriteLine(JsonSerializer.Serialize(rows, new JsonSerializerOptions { WriteIndented = true }));
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Rows:N0} calls, milliseconds: warm is the median of {WarmRuns}, cpu the least time of processors"));
        Console.WriteLine($"cold is the median (and the least) of {ColdRuns} processes, published as the tool is: from the first statement of the program, with all that loads after it, until the answer is read and the database closed");
        Console.WriteLine($"{"question",-24}{"warm",10}{"cpu",8}{"cold",10}{"least",9}{"SQLite",12}{"ratio",9}");
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
        }

        var beside = sqliteRatio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"; SQLite with indexes takes {ratio:F1} times as much") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nbytes-per-call {bytesPerCall:F1}, all tables and rollups{beside}"));
    }
}

/// <summary>What was measured, in milliseconds.</summary>
internal sealed record QuestionFigure(string Name, double Warm, double Cpu, double? Sqlite)
{
    public double Cold { get; init; }

    public double ColdLeast { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name,-24}{Warm,10:F1}{Cpu,8:F1}{Cold,10:F1}{ColdLeast,9:F1}{Sqlite,12:F1}{Sqlite / Warm,9:F1}");
}
