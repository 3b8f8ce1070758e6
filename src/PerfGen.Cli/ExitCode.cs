namespace PerfGen.Cli;

/// <summary>Exit codes. 10 and up are verdicts of verbs that decide something.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Fine = 0;

    /// <summary>Understood, and not done; a sentence on stderr says why.</summary>
    public const int NotDone = 1;

    /// <summary>The arguments make no sense; a sentence on stderr says why.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ctrl-C, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>SIGTERM, as shells have it.</summary>
    public const int Terminated = 143;
}
