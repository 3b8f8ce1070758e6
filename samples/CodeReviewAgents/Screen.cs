using PerfGen.Query.Reporting;

namespace CodeReviewAgents;

/// <summary>What a person sees while the agents work: one line for each project that is done, cut to the width of the terminal. Thread-safe.</summary>
internal sealed class Screen(TextWriter output)
{
    private const int WidthOfPipe = 80;
    private readonly Lock _writing = new();

    /// <summary>Writes a line.</summary>
    public void Say(string line)
    {
        lock (_writing)
        {
            output.WriteLine(line.Length == 0 ? "" : " " + line);
        }
    }

    /// <summary>Says that a project has been reviewed.</summary>
    public void Say(ProjectReview review)
    {
        var facts = review.Facts;
        var hardest = facts.Methods.Count == 0 ? 0 : facts.Methods.Max(static method => method.Cyclomatic);
        Say(Cut($"  {facts.Project.Name,-21} {facts.Files.Count,4} files {facts.Lines,6} lines {facts.Findings.Count,4} findings, ≤ {hardest} paths"));
    }

    /// <summary>Shows what PerfGen recorded.</summary>
    public void Show(PerfReport report)
    {
        lock (_writing)
        {
            ReportText.Write(output, report, Width, colour: !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
        }
    }

    /// <summary>Says what could not be done, one line each.</summary>
    public void Say(IReadOnlyList<AgentFailure> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        Say("Not done (the bad files are there on purpose: --no-bad-files):");
        foreach (var failure in failures)
        {
            Say(Cut($"  {Path.GetFileName(failure.Subject),-18} {failure.Agent}: {failure.Why}"));
        }
    }

    private static int Width => Console.IsOutputRedirected || Console.WindowWidth < 40 ? WidthOfPipe : Console.WindowWidth;

    private static string Cut(string line) => line.Length <= Width - 2 ? line : string.Concat(line.AsSpan(0, Width - 3), "…");
}
