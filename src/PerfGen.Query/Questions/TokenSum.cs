namespace PerfGen.Query.Questions;

/// <summary>Tokens add up over what is known; unknown is not 0.</summary>
internal static class TokenSum
{
    public static long? Of(long? prompt, long? completion) =>
        prompt is null && completion is null ? null : (prompt ?? 0) + (completion ?? 0);
}
