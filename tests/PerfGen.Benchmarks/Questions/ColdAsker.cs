using System.Diagnostics;
using System.Globalization;
using PerfGen.Query.Named;
using PerfGen.Query.Reporting;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Benchmarks.Questions;

/// <summary>
/// Asks in processes of their own: this program, published as the tool is. What counts is the time from the first statement of the program until the answer is read and the
/// database closed: engine, methods and types load within it. What the system and the runtime take to come there, and to end the process, does not.
/// </summary>
internal sealed class ColdAsker(string folder)
{
    // As in PerfGen.Cli.csproj.
    private static readonly string[] AsTheTool = ["PublishReadyToRun=true", "TieredPGO=false", "InvariantGlobalization=true", "ConcurrentGarbageCollection=false", "EventSourceSupport=false"];

    /// <summary>Publishes the program.</summary>
    public static ColdAsker Publish(string folder)
    {
        Publishing.Publish("tests/PerfGen.Benchmarks", folder, AsTheTool);
        return new ColdAsker(folder);
    }

    /// <summary>Milliseconds of each process, question by question. Rounds go over all questions, so that a busy moment does not hit one of them alone; the first does not count.</summary>
    public async Task<Dictionary<string, List<double>>> TimeAsync(DataDirectory directory, IReadOnlyList<string> names, int rounds)
    {
        var times = names.ToDictionary(static name => name, static _ => new List<double>());
        for (var round = -1; round < rounds; round++)
        {
            foreach (var name in names)
            {
                var time = await TimeAsync(directory, name);
                if (round >= 0)
                {
                    times[name].Add(time);
                }
            }
        }

        return times;
    }

    /// <summary>What such a process does: asks once, and says how long that took.</summary>
    /// <param name="path">The data directory.</param>
    /// <param name="name">The question.</param>
    /// <param name="begin">When the program began.</param>
    public static async Task<int> RunAsync(string path, string name, long begin)
    {
        PerfStore.Preload();
        var directory = new DataDirectory(path);
        if (name == "report")
        {
            await PerfReport.LoadAsync(directory);
        }
        else
        {
            await AskAsync(directory, AskedQuestion.All.Single(asked => asked.Name == name));
        }

        Console.WriteLine(Stopwatch.GetElapsedTime(begin).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Asks, reads each value as text, and closes the database.</summary>
    public static async Task AskAsync(DataDirectory directory, AskedQuestion asked)
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

    private async Task<double> TimeAsync(DataDirectory directory, string name)
    {
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "PerfGen.Benchmarks.exe" : "PerfGen.Benchmarks");
        using var process = Process.Start(new ProcessStartInfo(program, ["questions-cold", directory.Path, name]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? double.Parse(said, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"The process that asked '{name}' ended with {process.ExitCode}.");
    }
}
