using System.Diagnostics;
using System.Globalization;
using CodeReviewAgents.Agents;
using PerfGen;

namespace CodeReviewAgents;

/// <summary>
/// The sizer's process. Whoever starts it hands it the context of its own task, so that what it records belongs to the same session, in a task below that one.
/// </summary>
internal static class HelperProcess
{
    /// <summary>The word by which the program knows that it is the helper.</summary>
    public const string Word = "--as-helper";

    /// <summary>Starts the helper and waits for it.</summary>
    /// <returns>The executions that it counted itself.</returns>
    /// <exception cref="IOException">It could not do its work.</exception>
    public static async Task<long> StartAsync(string source, CancellationToken stop)
    {
        // As this process was started: by its own program, or by 'dotnet'.
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(HelperProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Word);
        start.ArgumentList.Add(source);
        Perf.PassTo(start.Environment);
        Perf.Notes.DelegatedTo(AgentNames.Sizer);
        using var process = Process.Start(start) ?? throw new IOException("the helper could not be started");
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return process.ExitCode == 0 && long.TryParse(said, CultureInfo.InvariantCulture, out var counted)
            ? counted : throw new IOException($"the helper ended with {process.ExitCode}");
    }

    /// <summary>What the helper does: counts the lines of a tree, in a task of its own.</summary>
    public static async Task<int> RunAsync(string source)
    {
        using var task = Perf.BeginTask($"{AgentNames.Sizer}:{Path.GetFileName(source)}", type: "analysis", agent: AgentNames.Sizer, description: "Count the lines of the tree.");
        var tree = await new IndexerAgent().IndexAsync(source, CancellationToken.None);
        var sizer = new SizerAgent();
        var lines = tree.Projects.SelectMany(static project => project.Files).Sum(file => sizer.Count(file));
        task.Notes.Note(string.Create(CultureInfo.InvariantCulture, $"{lines} lines in {tree.FileCount} files"));
        task.Complete();
        Console.WriteLine(ExecutionLedger.Begun);
        return 0;
    }
}
