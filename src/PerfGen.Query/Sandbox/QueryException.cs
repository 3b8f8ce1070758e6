namespace PerfGen.Query.Sandbox;

/// <summary>A question was not answered. The message is one sentence, without a full stop at its end, that says why and what to do.</summary>
public sealed class QueryException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="kind">What kind of reason it is.</param>
    /// <param name="message">A sentence for the user.</param>
    /// <param name="inner">What the engine said.</param>
    public QueryException(QueryErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>What kind of reason it is.</summary>
    public QueryErrorKind Kind { get; }
}
