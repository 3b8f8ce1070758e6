using System.Diagnostics;
using System.Runtime;

namespace PerfGen.Benchmarks;

/// <summary>
/// Measures cases in turn, round after round, so that a machine whose speed drifts does not favour one of them: ratios are taken within a round.
/// What is measured is CPU time of the calling thread.
/// </summary>
internal static class InterleavedRounds
{
    /// <param name="cases">What to measure; one of them is named <paramref name="reference"/>.</param>
    /// <param name="reference">The case that ratios are taken against.</param>
    /// <param name="rounds">How often; the medians are over these.</param>
    /// <param name="betweenCases">Done outside the measured time after every case.</param>
    public static IReadOnlyList<Figure> Measure(IReadOnlyList<Case> cases, string reference, int rounds, Action betweenCases)
    {
        // Until the tiers of the compiler have settled, which happens on a thread of its own, behind whatever else it compiles; it has when nothing is compiled any more.
        var begin = Stopwatch.GetTimestamp();
        var (compiled, before) = (-1L, -2L);
        for (var warmUp = 0; warmUp < 40 && (warmUp < 4 || compiled != before || Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(3)); warmUp++)
        {
            foreach (var one in cases)
            {
                one.Run(one.Operations);
                betweenCases();
            }

            Thread.Sleep(150);
            (before, compiled) = (compiled, JitInfo.GetCompiledMethodCount());
        }

        var time = new double[cases.Count, rounds];
        var bytes = new double[cases.Count, rounds];
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < cases.Count; i++)
            {
                // Forwards and backwards by turns: no case always follows the same neighbour.
                var at = round % 2 == 0 ? i : cases.Count - 1 - i;
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var start = ThreadClock.Now();
                cases[at].Run(cases[at].Operations);
                time[at, round] = (double)(ThreadClock.Now() - start) / cases[at].Operations;
                bytes[at, round] = (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / cases[at].Operations;
                betweenCases();
            }
        }

        var referenceAt = cases.Select(static (one, at) => (one.Name, at)).First(one => one.Name == reference).at;
        return [.. cases.Select((one, i) => Summarise(one, Row(time, i), Row(bytes, i), Row(time, referenceAt)))];
    }

    private static Figure Summarise(Case one, double[] time, double[] bytes, double[] reference)
    {
        var ratios = time.Zip(reference, static (mine, theirs) => mine / theirs).ToArray();
        return new Figure(one.Name, Median.Of(time), Median.Of(bytes), Median.Of(ratios))
        {
            Interval = Median.Middle(ratios),
            Note = one.Note,
        };
    }

    private static double[] Row(double[,] table, int row) => [.. Enumerable.Range(0, table.GetLength(1)).Select(column => table[row, column])];
}
