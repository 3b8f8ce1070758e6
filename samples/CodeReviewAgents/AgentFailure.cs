namespace CodeReviewAgents;

/// <summary>Work that an agent could not do.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Subject">The file, or the project.</param>
/// <param name="Error">Why.</param>
internal sealed record AgentFailure(string Agent, string Subject, Exception Error)
{
    public bool IsTimeout => Error is TimeoutException;

    /// <summary>One line about what happened.</summary>
    public string Why => Error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "gone since it was indexed",
        System.Text.RegularExpressions.RegexMatchTimeoutException slow => $"a rule's pattern did not end within {slow.MatchTimeout.TotalMilliseconds:0} ms",
        _ => Error.Message.ReplaceLineEndings(" "),
    };
}
