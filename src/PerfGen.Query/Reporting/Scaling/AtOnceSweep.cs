using System.Numerics;

namespace PerfGen.Query.Reporting;

/// <summary>Goes through the calls of one method, or the tasks of one kind, in the order of time, and keeps how many are in progress.</summary>
/// <remarks>
/// A call is spread evenly over the time that it took, so that each degree gets the share of it that ran there: a call of 8 s that ran 6 s beside one other and 2 s alone is three
/// quarters of one at two, and one quarter at one. So what is done adds up to the calls, none is credited to the degree in which it merely ended, and where calls come by chance and
/// do not hinder each other, the mean time is the same at every degree.
/// </remarks>
internal sealed class AtOnceSweep(string kind, string? type, string name)
{
    private readonly List<Degree> _degrees = [];
    private readonly PriorityQueue<Span, long> _running = new();
    private long _now;

    /// <summary>The next one. None begins before those that came before it.</summary>
    /// <param name="began">When it began, in nanoseconds.</param>
    /// <param name="took">How long it took, in nanoseconds.</param>
    /// <param name="outcome">How it ended.</param>
    public void Add(long began, long took, SpanOutcome outcome)
    {
        took = Math.Max(took, 1);
        EndThose(began);
        PassTo(began);
        _running.Enqueue(new Span(took, outcome, [.. _degrees.Select(static degree => degree.Elapsed)]), began + took);
    }

    /// <summary>Ends what is in progress, and gives the figures, of the fewest at once first.</summary>
    public IReadOnlyList<WorkAtOnce> End()
    {
        EndThose(long.MaxValue);
        return [.. _degrees.Where(static degree => degree.Elapsed > 0).Select(degree => degree.ToFigures(kind, type, name))];
    }

    private void EndThose(long until)
    {
        while (_running.TryPeek(out _, out var end) && end <= until)
        {
            PassTo(end);
            var span = _running.Dequeue();
            for (var i = 0; i < _degrees.Count; i++)
            {
                var before = i < span.ElapsedBefore.Length ? span.ElapsedBefore[i] : 0;
                if (_degrees[i].Elapsed > before)
                {
                    _degrees[i].Add((double)(_degrees[i].Elapsed - before) / span.Took, span);
                }
            }
        }
    }

    private void PassTo(long time)
    {
        if (_running.Count > 0 && time > _now)
        {
            // 1, 2, 3–4, 5–8, …
            var place = BitOperations.Log2((uint)((2 * _running.Count) - 1));
            while (_degrees.Count <= place)
            {
                _degrees.Add(new Degree());
            }

            _degrees[place].Pass(_running.Count, time - _now);
        }

        _now = time;
    }

    /// <summary>One in progress.</summary>
    /// <param name="Took">How long it takes, in nanoseconds.</param>
    /// <param name="Outcome">How it will end.</param>
    /// <param name="ElapsedBefore">The time of each degree when it began.</param>
    private readonly record struct Span(long Took, SpanOutcome Outcome, long[] ElapsedBefore);

    private sealed class Degree
    {
        private long _from = long.MaxValue;
        private long _to;
        private Int128 _work;
        private double _done;
        private double _rated;
        private double _seconds;
        private double _squares;

        public long Elapsed { get; private set; }

        public void Pass(int atOnce, long time)
        {
            (_from, _to) = (Math.Min(_from, atOnce), Math.Max(_to, atOnce));
            Elapsed += time;
            _work += (Int128)time * atOnce;
        }

        public void Add(double share, Span span)
        {
            _rated += span.Outcome == SpanOutcome.Neither ? 0 : share;
            if (span.Outcome == SpanOutcome.Done)
            {
                var seconds = span.Took / 1e9;
                _done += share;
                _seconds += share * seconds;
                _squares += share * seconds * seconds;
            }
        }

        public WorkAtOnce ToFigures(string kind, string? type, string name) => new()
        {
            Kind = kind,
            Type = type,
            Name = name,
            From = _from,
            To = _to,
            ElapsedSeconds = Elapsed / 1e9,
            WorkSeconds = (double)_work / 1e9,
            Done = _done,
            Rated = _rated,
            MeanSeconds = _done > 0 ? _seconds / _done : null,
            DeviationSeconds = _done > 0 ? Math.Sqrt(Math.Max((_squares / _done) - Math.Pow(_seconds / _done, 2), 0)) : null,
        };
    }
}
