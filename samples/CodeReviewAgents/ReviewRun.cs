using CodeReviewAgents.Chat;
using CodeReviewAgents.Review;

namespace CodeReviewAgents;

/// <summary>One run of the sample: the rounds, then what PerfGen says about them.</summary>
internal static class ReviewRun
{
    public static async Task<int> RunAsync(ReviewOptions options, CancellationToken stop)
    {
        if (options.CountFile is { } file)
        {
            ExecutionLedger.WriteTo(file);
        }

        var screen = new Screen(Console.Out);
        using var chat = options.ChatEndpoint is { } endpoint
            ? new OpenAiChatClient(endpoint, options.Model!, Environment.GetEnvironmentVariable("OPENAI_API_KEY"))
            : null;
        var pipeline = new ReviewPipeline(options, chat, screen);
        for (var round = 1; round <= options.Rounds; round++)
        {
            var review = await pipeline.RunAsync($"review-{Guid.CreateVersion7()}", stop);
            foreach (var failure in review.Failures) { screen.Say(failure); }
        }

        screen.Say($"{ExecutionLedger.Begun} executions {ReviewWriter.FirstPage}");
        return 0;
    }
}
