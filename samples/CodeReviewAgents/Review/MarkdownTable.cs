using System.Text;

namespace CodeReviewAgents.Review;

/// <summary>A table in Markdown. A heading that ends with <c>:</c> is a column of numbers, aligned to the right.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    public MarkdownTable(params ReadOnlySpan<string> headings)
    {
        foreach (var heading in headings)
        {
            _text.Append("| ").Append(heading.TrimEnd(':')).Append(' ');
        }

        _text.AppendLine("|");
        foreach (var heading in headings)
        {
            _text.Append(heading.EndsWith(':') ? "| --: " : "| --- ");
        }

        _text.AppendLine("|");
    }

    /// <summary>Adds a row, escaping what would end a cell.</summary>
    public MarkdownTable Add(params ReadOnlySpan<object> cells)
    {
        foreach (var cell in cells)
        {
            _text.Append("| ").Append(FormattableString.Invariant($"{cell}").Replace("|", "\\|", StringComparison.Ordinal)).Append(' ');
        }

        _text.AppendLine("|");
        return this;
    }

    /// <summary>Text that Markdown shows as it stands, between backticks.</summary>
    public static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    public override string ToString() => _text.ToString();
}
