using System.Diagnostics;

namespace PerfGen.Benchmarks.Building;

/// <summary>A compiler task with the figures of its runs, one of each a round.</summary>
internal sealed class MeasuredTask
{
    public const double Megabyte = 1 << 20;

    private readonly CompilerTask _task;

    public MeasuredTask(CompilerTask task)
    {
        _task = task;
        _task.ReadInputs();
    }

    /// <summary>By the clock.</summary>
    public List<double> Seconds { get; } = [];

    /// <summary>Of all processors together.</summary>
    public List<double> ProcessorSeconds { get; } = [];

    /// <summary>The most memory in RAM, in MiB.</summary>
    public List<double> Peaks { get; } = [];

    public long OutputBytes => _task.OutputBytes;

    public void Run()
    {
        var start = Stopwatch.GetTimestamp();
        _task.Run();
        Seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        ProcessorSeconds.Add(_task.ProcessorTime.TotalSeconds);
        Peaks.Add(_task.PeakBytes / Megabyte);
    }

    /// <summary>How many times as long as the other it took, round by round.</summary>
    public IEnumerable<double> SecondsBeside(MeasuredTask other) => Seconds.Zip(other.Seconds, static (mine, its) => mine / its);

    /// <inheritdoc cref="SecondsBeside"/>
    public IEnumerable<double> ProcessorBeside(MeasuredTask other) => ProcessorSeconds.Zip(other.ProcessorSeconds, static (mine, its) => mine / its);
}
