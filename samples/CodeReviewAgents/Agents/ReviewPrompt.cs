using System.Text;
using Microsoft.Extensions.AI;

namespace CodeReviewAgents.Agents;

/// <summary>What the model is asked.</summary>
internal static class ReviewPrompt
{
    private const int MostLinesOfCode = 120;

    /// <summary>Short answers, and the same ones again as far as the model can.</summary>
    public static ChatOptions Options { get; } = new() { Temperature = 0, MaxOutputTokens = 400 };

    /// <summary>The facts about the project, and its most complex method.</summary>
    public static List<ChatMessage> About(ProjectFacts facts) =>
    [
        new(ChatRole.System, "You review C# code. Answer in at most five sentences of plain Markdown: what is good, what to change first, and why. Name methods. Do not repeat the figures."),
        new(ChatRole.User, Describe(facts)),
    ];

    private static string Describe(ProjectFacts facts)
    {
        var text = new StringBuilder();
        text.AppendLine($"Project {facts.Project.Name}: {facts.Files.Count} files, {facts.Lines} lines, {facts.Methods.Count} methods.");
        foreach (var method in facts.Methods.OrderByDescending(static method => method.Cyclomatic).Take(5))
        {
            text.AppendLine($"- {method.Method}: {method.Cyclomatic} paths, {method.Lines} lines, nested {method.Nesting} deep");
        }

        foreach (var rule in facts.Findings.CountBy(static finding => finding.Rule))
        {
            text.AppendLine($"- lint {rule.Key}: {rule.Value}");
        }

        text.AppendLine($"- types that no test names: {string.Join(", ", facts.Untested.Select(static gap => gap.Type))}");
        text.AppendLine($"- public members without documentation: {facts.Undocumented.Count}");
        if (facts.Methods.MaxBy(static method => method.Cyclomatic) is { } hardest && facts.Files.FirstOrDefault(file => file.File == hardest.File) is { } source)
        {
            text.AppendLine("Its most complex method:").AppendLine("```csharp");
            foreach (var line in source.Text.Lines.Skip(hardest.Line - 1).Take(Math.Min(hardest.Lines, MostLinesOfCode)))
            {
                text.AppendLine(line.ToString());
            }

            text.AppendLine("```");
        }

        return text.ToString();
    }
}
