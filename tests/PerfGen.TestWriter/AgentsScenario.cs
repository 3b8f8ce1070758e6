using PerfGen.Runtime.Generated.V1;

namespace PerfGen.TestWriter;

/// <summary>
/// The work of a few agents in two sessions, of every kind that a report tells apart: calls that return, throw, time out, are cancelled or never end;
/// tasks of every result; tokens that are known for some calls; values recorded by hand; names that are hard to show.
/// </summary>
internal static class AgentsScenario
{
    public const int Rounds = 40;

    private static readonly Site Review = new("Shop", "M:Shop.Review.Reviewer.Review", "Shop.Review.Reviewer", "Review", "code_review_time", "reviewer");
    private static readonly Site Ask = new("Shop", "M:Shop.Review.Reviewer.Ask", "Shop.Review.Reviewer", "Ask", "ask_time", "reviewer");
    private static readonly Site Test = new("Shop", "M:Shop.Tests.Runner.Run", "Shop.Tests.Runner", "Run", "testing_time");
    private static readonly Site Index = new("Shop", "M:Shop.Index.Runner.Run", "Shop.Index.Runner", "Run", "indexing_time");
    private static readonly Measurement Prompt = new("prompt_tokens", Units.Tokens);
    private static readonly Measurement Completion = new("completion_tokens", Units.Tokens);

    public static void Run()
    {
        using (Perf.BeginSession("session-1", model: "model-a", cli: "shell"))
        {
            for (var i = 0; i < Rounds; i++)
            {
                ReviewTask(i);
                TestTask(i);
            }
        }

        using (Perf.BeginSession("session-2", agent: "索引员\u001b[31m"))
        {
            for (var i = 0; i < Rounds; i++)
            {
                Call(Index, 2_000 + (i * 100), null);
            }
        }

        Recorder.Enter(Index);
    }

    private static void ReviewTask(int i)
    {
        using var task = Perf.BeginTask($"review-{i}", "code_review", agent: "reviewer");
        var call = Recorder.Enter(Review);
        var inner = Recorder.Enter(Ask);
        Thread.SpinWait(1_000 * (1 + (i % 7)));
        var captures = inner.ExitWithCaptures();
        captures.Record(Prompt, 100 + i);
        if (i % 2 == 0)
        {
            captures.Record(Completion, 10 * i);
        }

        captures.Commit();
        Thread.SpinWait(500);
        call.Exit();
        Perf.Record("lines_reviewed", 10 * i, Units.Lines);
        Perf.Record("code_coverage", 50 + i, Units.Percent);
        if (i % 10 != 9)
        {
            task.Complete((i % 10) switch { 0 => TaskResult.Partial, 1 => TaskResult.Cancelled, 2 => TaskResult.Timeout, 3 => TaskResult.Skipped, _ => TaskResult.Success });
        }
    }

    private static void TestTask(int i)
    {
        using var task = Perf.BeginTask($"test-{i}", "testing", agent: "tester");
        Call(Test, 3_000 * (1 + (i % 5)), (i % 8) switch
        {
            1 => new InvalidOperationException("broken"),
            2 => new TimeoutException("late"),
            3 => new OperationCanceledException("stopped"),
            4 => new ArgumentException("wrong"),
            _ => null,
        });
        task.Complete(i % 8 is 1 or 4 ? TaskResult.Failure : TaskResult.Success);
    }

    private static void Call(Site site, int spins, Exception? error)
    {
        var call = Recorder.Enter(site);
        Thread.SpinWait(spins);
        if (error is null)
        {
            call.Exit();
        }
        else
        {
            call.Failed(error);
        }
    }
}
