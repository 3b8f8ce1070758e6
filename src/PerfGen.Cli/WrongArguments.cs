using System.CommandLine;
using PerfGen.Query.Text;

namespace PerfGen.Cli;

/// <summary>Says in one sentence what is wrong with the arguments, and what was probably meant.</summary>
internal static class WrongArguments
{
    public static string Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var verb = command is RootCommand ? null : HelpWithExamples.VerbOf(parsed.CommandResult);
        var help = verb is null ? "perfgen --help" : $"perfgen {verb} --help";
        if (parsed.UnmatchedTokens is [var word, ..])
        {
            return About(word, command, verb) + $" ({help})";
        }

        return parsed.Errors[0].Message.TrimEnd('.') + $" ({help})";
    }

    private static string About(string word, Command command, string? verb)
    {
        if (word.StartsWith('-'))
        {
            var name = word.Split('=', ':')[0];
            var options = command.Options.SelectMany(static option => option.Aliases.Append(option.Name)).Where(static option => option.StartsWith("--", StringComparison.Ordinal));
            var where = verb is null ? "before a verb" : $"in 'perfgen {verb}'";
            return $"there is no option '{name}' {where}" + DidYouMean(NearestName.Find(name, options));
        }

        if (verb is null)
        {
            return $"there is no verb '{word}'" + DidYouMean(NearestName.Find(word, command.Subcommands.Select(static sub => sub.Name)));
        }

        if (command.Subcommands.Count > 0)
        {
            return $"there is no 'perfgen {verb} {word}'" + DidYouMean(NearestName.Find(word, command.Subcommands.Select(static sub => sub.Name)));
        }

        return verb == "query"
            ? $"'{word}' comes after the SQL, which is one argument: put it in quotes, perfgen query \"from calls limit 5\""
            : $"'perfgen {verb}' takes no '{word}'";
    }

    private static string DidYouMean(string? name) => name is null ? "" : $"; did you mean '{name}'?";
}
