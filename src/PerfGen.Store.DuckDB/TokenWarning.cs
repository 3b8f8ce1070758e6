namespace PerfGen.Store.DuckDB;

/// <summary>A session has used many tokens. It is said once for each session.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Tokens">Tokens that it has used by now.</param>
/// <param name="Threshold">Tokens from which on it is said: 150,000, or <c>metrics.tokens.warn_threshold</c> of <c>perfgen.json</c>.</param>
public sealed record TokenWarning(string SessionId, long Tokens, long Threshold);
