using System.CommandLine;
using System.CommandLine.Parsing;
using PerfGen.Query.Text;

namespace PerfGen.Cli;

/// <summary>Says in one sentence what is wrong with the arguments, and what was probably meant.</summary>
internal static class WrongArguments
{
    /// <summary>What is wrong; null where nothing is.</summary>
    public static string? Find(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var verb = command is RootCommand ? null : VerbOf(parsed);
        var help = verb is null ? "perfgen --help" : $"perfgen {verb} --help";
        if ((OptionTakenForAnArgument(parsed) ?? parsed.UnmatchedTokens.FirstOrDefault()) is { } word)
        {
            return About(word, command, verb) + $" ({help})";
        }

        return parsed.Errors.Count == 0
            ? null
            : command.Subcommands.Any() && verb is not null
            ? $"'perfgen {verb}' needs one of {string.Join(", ", command.Subcommands.Select(static sub => sub.Name))} ({help})"
            : parsed.Errors[0].Message.TrimEnd('.') + $" ({help})";
    }

    /// <summary>The verb with the words before it: <c>record task</c>.</summary>
    public static string VerbOf(ParseResult parsed)
    {
        var words = new List<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: not RootCommand } command; result = command.Parent)
        {
            words.Insert(0, command.Command.Name);
        }

        return string.Join(' ', words);
    }

    /// <summary>An option that the verb does not know, where an argument may stand: it would be recorded as one. Behind '--' everything is an argument.</summary>
    private static string? OptionTakenForAnArgument(ParseResult parsed)
    {
        var meant = parsed.Tokens.SkipWhile(static token => token.Type != TokenType.DoubleDash).ToList();
        return parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(static argument => argument.Tokens)
            .FirstOrDefault(token => IsOption(token.Value) && !meant.Contains(token))?.Value;
    }

    /// <summary>Not so a comment of SQL, which has a space in it.</summary>
    private static bool IsOption(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2 && NameIn(word).All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static string NameIn(string word) => word.Split('=', ':')[0];

    private static string About(string word, Command command, string? verb)
    {
        if (word.StartsWith('-'))
        {
            var name = NameIn(word);
            var options = command.Options.SelectMany(static option => option.Aliases.Append(option.Name)).Where(static option => option.StartsWith("--", StringComparison.Ordinal));
            var where = verb is null ? "before a verb" : $"in 'perfgen {verb}'";
            return $"there is no option '{name}' {where}" + DidYouMean(NearestName.Find(name, options));
        }

        if (command.Subcommands.Any())
        {
            return $"there is no verb '{(verb is null ? "" : verb + " ")}{word}'" + DidYouMean(NearestName.Find(word, command.Subcommands.Select(static sub => sub.Name)));
        }

        return verb == "query"
            ? $"'{word}' comes after the SQL, which is one argument: put it in quotes, perfgen query \"from calls limit 5\""
            : $"'perfgen {verb}' takes no '{word}'";
    }

    private static string DidYouMean(string? name) => name is null ? "" : $"; did you mean '{name}'?";
}
