using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>A column of a view for people.</summary>
public sealed record ColumnRow
{
    /// <summary>The view.</summary>
    public required string View { get; init; }

    /// <summary>What the view is.</summary>
    public string? ViewComment { get; init; }

    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, as SQL writes it.</summary>
    public required string Type { get; init; }

    /// <summary>What it is.</summary>
    public string? Comment { get; init; }

    internal static Question<ColumnRow> Question { get; } = new("Columns", static row => new ColumnRow
    {
        View = row.Text("view") ?? "",
        ViewComment = row.Text("view_comment"),
        Name = row.Text("name") ?? "",
        Type = row.Text("type") ?? "",
        Comment = row.Text("comment"),
    });
}
