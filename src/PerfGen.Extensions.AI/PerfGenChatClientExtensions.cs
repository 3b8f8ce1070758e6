using Microsoft.Extensions.AI;

namespace PerfGen.Extensions.AI;

/// <summary>Puts recording around a chat client.</summary>
public static class PerfGenChatClientExtensions
{
    /// <summary>Records every call that goes through the client that is returned; everything else is as it was.</summary>
    /// <param name="client">The client that answers. It is disposed with the one that is returned.</param>
    /// <param name="agent">Whose work the calls are; that of the surrounding scope where it is null.</param>
    /// <remarks>
    /// <para>
    /// A row of <c>calls</c> has the model that answered, <c>tokens_prompt</c>, <c>tokens_completion</c>, <c>tokens_cache_read</c>, <c>tokens_cache_write</c> and
    /// <c>tokens_reasoning</c> as the provider reported them (null where it did not), and how the call ended. Prompts and answers are not recorded.
    /// </para>
    /// <para>
    /// A stream is one call from its first read on, with the values <c>time_to_first_token</c> (seconds until there was content), <c>tokens_per_second</c>
    /// (after it), <c>stream_gap_time</c> and <c>longest_stream_gap</c>. A stream that its reader leaves is <c>abandoned</c>.
    /// </para>
    /// </remarks>
    public static IChatClient UsePerfGen(this IChatClient client, string? agent = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new PerfGenChatClient(client, agent);
    }
}
