using PerfGen.Runtime.Calls;

namespace PerfGen;

/// <summary>A run of an agent that <see cref="PerformanceTracker.StartAgent"/> began: the mark that ends it.</summary>
public sealed class AgentRun
{
    internal AgentRun(string agent, string cli, OpenSlot slot, long start)
    {
        Agent = agent;
        Cli = cli;
        Slot = slot;
        Start = start;
    }

    /// <summary>The agent.</summary>
    public string Agent { get; }

    /// <summary>The command-line tool that it runs in.</summary>
    public string Cli { get; }

    internal OpenSlot Slot { get; }

    internal long Start { get; }

    internal AgentPerformance? Performance { get; set; }
}

/// <summary>How a run of an agent went.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Cli">The command-line tool that it ran in.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Timestamp">When it ended.</param>
/// <param name="Status">How it ended.</param>
public sealed record AgentPerformance(string Agent, string Cli, TimeSpan Duration, DateTimeOffset Timestamp, CallStatus Status);

/// <summary>What an agent returned, and how it went.</summary>
/// <param name="Result">What it returned.</param>
/// <param name="Performance">How it went.</param>
/// <typeparam name="T">The result.</typeparam>
public sealed record AgentInvocation<T>(T Result, AgentPerformance Performance);
