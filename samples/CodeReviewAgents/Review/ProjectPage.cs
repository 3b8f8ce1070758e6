using System.Globalization;
using System.Text;
using CodeReviewAgents.Agents;

namespace CodeReviewAgents.Review;

/// <summary>The page of a project: what to do, and every place.</summary>
internal static class ProjectPage
{
    public static string FileNameOf(ProjectReview review) => $"{review.Facts.Project.Name}.md";

    public static string Render(ProjectReview review, SourceLinks links)
    {
        var facts = review.Facts;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {facts.Project.Name}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{facts.Files.Count} files, {facts.Lines} lines, {facts.Methods.Count} methods. [All projects]({ReviewWriter.FirstPage})").AppendLine();
        AppendOpinion(text, review);
        Append(text, "What to do", review.Advice, advice => $"{advice.What}. {links.To(advice.File, advice.Line)}");
        AppendMethods(text, facts, links);
        Append(text, "Lint", facts.Findings, finding => $"{finding.Rule}: {MarkdownTable.Code(finding.What)} {links.To(finding.File, finding.Line)}");
        Append(text, "Types that no test names", facts.Untested, gap => $"`{gap.Type}` {links.To(gap.File, gap.Line)}");
        Append(text, "Public members without documentation", facts.Undocumented, gap => $"`{gap.Member}` {links.To(gap.File, gap.Line)}");
        return text.ToString();
    }

    private static void AppendOpinion(StringBuilder text, ProjectReview review)
    {
        if (review.Opinion is { } opinion)
        {
            text.AppendLine("## What the model says").AppendLine().AppendLine(opinion.Trim()).AppendLine();
        }
    }

    private static void AppendMethods(StringBuilder text, ProjectFacts facts, SourceLinks links)
    {
        var hard = facts.Methods.Where(static method => method.Cyclomatic >= ComplexityAgent.Hard).OrderByDescending(static method => method.Cyclomatic).ToList();
        if (hard.Count == 0)
        {
            return;
        }

        var table = new MarkdownTable("Method", "Paths:", "Nested:", "Lines:", "Where");
        foreach (var method in hard)
        {
            table.Add(MarkdownTable.Code(method.Method), method.Cyclomatic, method.Nesting, method.Lines, links.To(method.File, method.Line));
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"## Methods with {ComplexityAgent.Hard} paths or more").AppendLine().Append(table).AppendLine();
    }

    private static void Append<T>(StringBuilder text, string heading, IReadOnlyList<T> items, Func<T, string> line)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"## {heading} ({items.Count})").AppendLine();
        foreach (var item in items)
        {
            text.Append("- ").AppendLine(line(item));
        }

        text.AppendLine();
    }
}
