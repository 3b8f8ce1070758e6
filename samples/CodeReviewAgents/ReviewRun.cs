using CodeReviewAgents.Chat;
using CodeReviewAgents.Review;
using PerfGen;
using PerfGen.Query.Reporting;
using PerfGen.Store.DuckDB;

namespace CodeReviewAgents;

/// <summary>One run of the sample: the rounds of the review, then what PerfGen recorded of them.</summary>
internal sealed class ReviewRun(ReviewOptions options, Screen screen)
{
    /// <summary>Exit code where something other than the arguments went wrong.</summary>
    private const int Failed = 1;

    /// <summary>Exit code after Ctrl-C, as a shell has it.</summary>
    private const int Cancelled = 130;

    /// <summary>The question to ask next.</summary>
    private const string NextQuestion = "select agent, status, count(*) from calls group by all";

    private readonly List<string> _sessions = [];
    private long _helperExecutions;
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;

    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ReviewOptions options, CancellationToken stop)
    {
        try
        {
            if (options.CountFile is { } file)
            {
                ExecutionLedger.WriteTo(file);
            }

            return await new ReviewRun(options, new Screen(Console.Out)).RunAsync(stop);
        }
        catch (NothingToReviewException error)
        {
            return CommandLine.Refuse(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StoreException)
        {
            await Console.Error.WriteLineAsync($"CodeReviewAgents: {error.Message}");
            return Failed;
        }
    }

    private async Task<int> RunAsync(CancellationToken stop)
    {
        try
        {
            await ReviewAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            screen.Say("Stopped. What was recorded is kept; tasks at work count as cancelled.");
            PerfStore.Drain(new DrainOptions { Budget = TimeSpan.FromSeconds(1) }, CancellationToken.None);
            return Cancelled;
        }

        return await ReportAsync(stop);
    }

    private async Task ReviewAsync(CancellationToken stop)
    {
        using var chat = options.ChatEndpoint is { } endpoint
            ? new OpenAiChatClient(endpoint, options.Model!, Environment.GetEnvironmentVariable("OPENAI_API_KEY"))
            : null;
        var pipeline = new ReviewPipeline(options, chat, screen);
        for (var round = 1; round <= options.Rounds; round++)
        {
            _sessions.Add($"review-{Guid.CreateVersion7()}");
            var review = await pipeline.RunAsync(_sessions[^1], stop);
            screen.Say(review.Failures);
        }

        _helperExecutions = pipeline.HelperExecutions;

        screen.Say($"The review: {Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(options.Output, ReviewWriter.FirstPage))}");
    }

    private async Task<int> ReportAsync(CancellationToken stop)
    {
        var counted = ExecutionLedger.Begun + _helperExecutions;
        var recorded = RecordedCalls.Load(_sessions, counted, stop);
        screen.Show(await PerfReport.LoadAsync(Perf.DataDirectory, new ReportWindow(_start, null, "this run"), stop));
        await ReviewScores.ShowAsync(screen, _sessions, _start, stop);
        screen.Say("");
        screen.Say($"{counted} executions counted by the sample itself, {recorded} rows in calls{(Perf.Dropped == 0 ? "" : $", {Perf.Dropped} dropped")}");
        screen.Say("ask yourself, from the root of the clone:");
        screen.Say($"dotnet run --project src/PerfGen.Cli -- query \"{NextQuestion}\"");
        if (recorded == counted)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync("CodeReviewAgents: the two counts differ; 'perfgen status' says what waits, and what was dropped.");
        return Failed;
    }
}
