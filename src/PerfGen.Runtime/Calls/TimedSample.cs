using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls;

/// <summary>The call of a window that is timed, while it runs. Each window keeps one; a call within a call of the same window needs another.</summary>
internal sealed unsafe class TimedSample(SampleWindow window)
{
    private Slot* _slot;
    private long _start;

    /// <summary>Whether it may be used for another call.</summary>
    public bool IsFree { get; private set; } = true;

    public void Begin(Slot* slot, long start)
    {
        IsFree = false;
        _slot = slot;
        _start = start;
    }

    public void Exit()
    {
        IsFree = true;
        window.ExitTimedOrFirst(_slot, _start);
    }

    public void Fail(Exception error)
    {
        IsFree = true;
        window.Fail(_start, error);
    }
}
