using System.Globalization;
using System.Text;
using CodeReviewAgents.Agents;
using CodeReviewAgents.Lint;

namespace CodeReviewAgents.Review;

/// <summary>The page of the whole tree: what to do first, how the projects compare, and what could not be reviewed.</summary>
internal static class SummaryPage
{
    private const int MostAdvice = 12;
    private const int MostMethods = 10;

    public static string Render(TreeReview review, SourceLinks links)
    {
        var real = review.Projects.Where(static project => !project.Facts.Project.IsBadOnPurpose).ToList();
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Review of `{Path.GetFileName(review.Tree.Root)}`").AppendLine();
        text.AppendLine(Verdict(real)).AppendLine();
        AppendAdvice(text, real, links);
        AppendProjects(text, real);
        AppendMethods(text, real, links);
        AppendRules(text, real);
        AppendFailures(text, review);
        return text.ToString();
    }

    private static string Verdict(List<ProjectReview> projects)
    {
        var facts = projects.ConvertAll(static project => project.Facts);
        var methods = facts.Sum(static project => project.Methods.Count);
        var hard = facts.Sum(static project => project.Methods.Count(static method => method.Cyclomatic >= ComplexityAgent.Hard));
        var share = methods == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({100.0 * hard / methods:0.#} %)");
        return string.Create(CultureInfo.InvariantCulture,
            $"{facts.Sum(static project => project.Lines):N0} lines in {facts.Sum(static project => project.Files.Count)} files were read. "
            + $"Of {methods} methods, {hard}{share} have {ComplexityAgent.Hard} paths or more. "
            + $"{facts.Sum(static project => project.Untested.Count)} types with behaviour are named by no test, "
            + $"{facts.Sum(static project => project.Undocumented.Count)} public members say nothing about themselves, "
            + $"and the lint rules object {facts.Sum(static project => project.Findings.Count)} times.");
    }

    private static void AppendAdvice(StringBuilder text, List<ProjectReview> projects, SourceLinks links)
    {
        text.AppendLine("## Start here").AppendLine();
        var first = Ranking.Top(projects.SelectMany(static project => project.Advice.DistinctBy(static advice => advice.About)), MostAdvice, static advice => advice.Weight);
        foreach (var (index, advice) in first.Index())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{index + 1}. {advice.What}. {links.To(advice.File, advice.Line)}");
        }

        text.AppendLine(first.Count == 0 ? "Nothing to do.\n" : "");
    }

    private static void AppendProjects(StringBuilder text, List<ProjectReview> projects)
    {
        var table = new MarkdownTable("Project", "Files:", "Lines:", "Methods:", "Most paths:", "Findings:", "Untested types:", "Undocumented:");
        foreach (var (facts, page) in projects.Select(static project => (project.Facts, ProjectPage.FileNameOf(project))))
        {
            table.Add($"[{facts.Project.Name}]({page})", facts.Files.Count, facts.Lines, facts.Methods.Count,
                facts.Methods.Count == 0 ? 0 : facts.Methods.Max(static method => method.Cyclomatic), facts.Findings.Count, facts.Untested.Count, facts.Undocumented.Count);
        }

        text.AppendLine("## Projects").AppendLine().Append(table).AppendLine();
    }

    private static void AppendMethods(StringBuilder text, List<ProjectReview> projects, SourceLinks links)
    {
        var table = new MarkdownTable("Method", "Paths:", "Nested:", "Lines:", "Where");
        foreach (var method in Ranking.Top(projects.SelectMany(static project => project.Facts.Methods), MostMethods, static method => method.Cyclomatic))
        {
            table.Add(MarkdownTable.Code(method.Method), method.Cyclomatic, method.Nesting, method.Lines, links.To(method.File, method.Line));
        }

        text.AppendLine("## Hardest to follow").AppendLine().Append(table).AppendLine();
    }

    private static void AppendRules(StringBuilder text, List<ProjectReview> projects)
    {
        var findings = projects.SelectMany(static project => project.Facts.Findings).CountBy(static finding => finding.Rule).ToDictionary();
        text.AppendLine("## Lint").AppendLine();
        if (findings.Count == 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"None of the {LintRules.All.Count} rules objects.").AppendLine();
            return;
        }

        var table = new MarkdownTable("Rule", "Times:", "Why, and what to do");
        foreach (var rule in LintRules.All.Where(rule => findings.ContainsKey(rule.Name)).OrderByDescending(static rule => rule.Weight))
        {
            table.Add(rule.Name, findings[rule.Name], rule.Advice);
        }

        text.Append(table).AppendLine();
    }

    private static void AppendFailures(StringBuilder text, TreeReview review)
    {
        if (review.Failures.Count == 0)
        {
            return;
        }

        var table = new MarkdownTable("What", "Agent", "Why");
        foreach (var failure in review.Failures.OrderBy(static failure => failure.Subject, StringComparer.Ordinal))
        {
            table.Add(failure.Subject, failure.Agent, failure.Why);
        }

        text.AppendLine("## Could not be reviewed").AppendLine();
        if (review.Projects.Any(static project => project.Facts.Project.IsBadOnPurpose))
        {
            text.AppendLine("The files in `bad-files` are there on purpose: they show what failures look like (`--no-bad-files` leaves them out).").AppendLine();
        }

        text.Append(table);
    }
}
