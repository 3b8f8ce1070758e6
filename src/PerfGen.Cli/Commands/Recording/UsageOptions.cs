using System.CommandLine;

namespace PerfGen.Cli.Commands.Recording;

/// <summary>Options that say what tokens were used, and what they cost.</summary>
internal sealed class UsageOptions
{
    private readonly Option<string?> _prompt = Tokens("--prompt", "Tokens of the prompt, with those of the cache.");
    private readonly Option<string?> _completion = Tokens("--completion", "Tokens of the answer, with those of reasoning.");
    private readonly Option<string?> _cacheRead = Tokens("--cache-read", "Of the prompt: tokens read from a cache.");
    private readonly Option<string?> _cacheWrite = Tokens("--cache-write", "Of the prompt: tokens written to a cache.");
    private readonly Option<string?> _reasoning = Tokens("--reasoning", "Of the answer: tokens of reasoning.");
    private readonly Option<string?> _total = Tokens("--tokens", "All tokens, where only their sum is known.");
    private readonly Option<bool> _apart = new("--cache-apart") { Description = "The tokens of the cache are not counted in --prompt, as Anthropic has it." };
    private readonly Option<string?> _cost = new("--cost") { Description = "What it cost, where the provider says so; otherwise prices are asked.", HelpName = "amount" };
    private readonly Option<string?> _currency = new("--currency") { Description = "Currency of --cost: an ISO 4217 code; USD where nothing is said.", HelpName = "code" };
    private readonly Option<string?> _message = new("--message-id") { Description = "The provider's id of the answer: what is recorded twice under one id counts once.", HelpName = "id" };
    private readonly Option<bool> _cumulative = new("--cumulative") { Description = "The counts go up over the session; what was added since the last ones counts." };
    private readonly Option<bool> _batch = new("--batch") { Description = "It was asked for in a batch, which has a price of its own." };

    public UsageOptions(Command command, bool isAllowed)
    {
        foreach (var option in isAllowed ? (Option[])[_prompt, _completion, _cacheRead, _cacheWrite, _reasoning, _total, _apart, _cost, _currency, _message, _cumulative, _batch] : [])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was said; null where nothing was.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="total">A sum that was said as an argument.</param>
    /// <param name="model">The model that answered, where it was said.</param>
    public TokenUsage? Of(ParseResult parsed, long? total = null, string? model = null)
    {
        var usage = new TokenUsage
        {
            Prompt = Numbers.Whole(parsed.GetValue(_prompt), "--prompt"),
            Completion = Numbers.Whole(parsed.GetValue(_completion), "--completion"),
            CacheRead = Numbers.Whole(parsed.GetValue(_cacheRead), "--cache-read"),
            CacheWrite = Numbers.Whole(parsed.GetValue(_cacheWrite), "--cache-write"),
            Reasoning = Numbers.Whole(parsed.GetValue(_reasoning), "--reasoning"),
            Total = total ?? Numbers.Whole(parsed.GetValue(_total), "--tokens"),
            Cost = Numbers.Amount(parsed.GetValue(_cost), "--cost"),
            Currency = parsed.GetValue(_currency)?.ToUpperInvariant() ?? Units.Usd,
            MessageId = parsed.GetValue(_message),
            IsCumulative = parsed.GetValue(_cumulative),
            IsBatch = parsed.GetValue(_batch),
        };
        if (parsed.GetValue(_apart) && usage.Prompt is { } prompt)
        {
            usage = usage with { Prompt = prompt + (usage.CacheRead ?? 0) + (usage.CacheWrite ?? 0) };
        }

        var isSaid = (usage.Prompt ?? usage.Completion ?? usage.CacheRead ?? usage.CacheWrite ?? usage.Reasoning ?? usage.Total) is not null
            || usage.Cost is not null || usage.MessageId is not null || usage.IsCumulative || usage.IsBatch;
        return isSaid ? usage with { Model = model } : null;
    }

    private static Option<string?> Tokens(string name, string description) => new(name) { Description = description, HelpName = "n" };
}
