namespace CodeReviewAgents;

/// <summary>What is to be reviewed, and how.</summary>
/// <param name="Source">Absolute path of the folder to review.</param>
/// <param name="Output">Absolute path of the folder that the review is written to.</param>
/// <param name="Parallel">How many agents work at once.</param>
/// <param name="Rounds">How often the tree is reviewed, each time in a session of its own.</param>
/// <param name="WithBadFiles">Whether files that agents must fail on are planted beside the tree.</param>
/// <param name="ChatEndpoint">An endpoint that speaks the OpenAI chat completions format; null asks no model.</param>
/// <param name="Model">The model to ask for.</param>
/// <param name="WithHelper">Whether one agent works in a process of its own.</param>
/// <param name="CountFile">A new file to count tracked executions in; null counts in memory only.</param>
internal sealed record ReviewOptions(
    string Source, string Output, int Parallel, int Rounds, bool WithBadFiles, Uri? ChatEndpoint, string? Model, bool WithHelper, string? CountFile);
