namespace PerfGen.Cli;

/// <summary>The arguments make no sense. The message is a sentence for the user.</summary>
internal sealed class UsageException(string message) : Exception(message);
