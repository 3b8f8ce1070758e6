namespace PerfGen.Tracking.Tests;

/// <summary>Every call is recorded, and the program's output has not a word of it.</summary>
public sealed class SilenceTests
{
    [Fact]
    public void R13_EveryCallIsRecordedWithoutAWordAlsoThoseThatThrow()
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(said);
            for (var i = 0; i < 100; i++)
            {
                if (i % 4 == 0)
                {
                    Assert.Throws<FormatException>(static () => Worker.Work(fails: true));
                }
                else
                {
                    Worker.Work(fails: false);
                }
            }
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }

        var calls = Recorded.Calls(typeof(Worker), nameof(Worker.Work));
        Assert.Equal((100, 25), (calls.Count, calls.Count(static call => call is { Status: CallStatus.Failure, Error: "System.FormatException" })));
        Assert.Equal("", said.ToString());
    }

    internal static class Worker
    {
        [TrackPerformance]
        internal static void Work(bool fails)
        {
            if (fails)
            {
                throw new FormatException("no word of this either");
            }
        }
    }
}
