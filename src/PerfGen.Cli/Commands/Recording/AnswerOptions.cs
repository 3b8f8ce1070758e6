using System.CommandLine;

namespace PerfGen.Cli.Commands.Recording;

/// <summary>Options of all verbs that record: where to, and what is said about it.</summary>
internal sealed class AnswerOptions
{
    private readonly Option<string?> _dir = CommonOptions.Dir();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Say on stderr what perfgen.json or the environment keep from being recorded." };

    public AnswerOptions(Command command)
    {
        command.Options.Add(_dir);
        command.Options.Add(_json);
        command.Options.Add(_verbose);
    }

    public Answer Of(ParseResult parsed) => new(parsed.GetValue(_dir), parsed.GetValue(_json), parsed.GetValue(_verbose));
}

/// <summary>What was said.</summary>
/// <param name="Dir">The data directory that was named.</param>
/// <param name="IsJson">Whether the answer is JSON.</param>
/// <param name="IsVerbose">Whether it is said what is not recorded.</param>
internal sealed record Answer(string? Dir, bool IsJson, bool IsVerbose);
