using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>Calls of one method that threw the same type of exception.</summary>
public sealed record ErrorSummaryRow
{
    /// <summary>Full name of the exception's type.</summary>
    public required string ErrorType { get; init; }

    /// <summary>Type that declares the method.</summary>
    public required string Type { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>How many calls threw it.</summary>
    public long Calls { get; init; }

    internal static Question<ErrorSummaryRow> Question { get; } = new("ErrorSummary", static row => new ErrorSummaryRow
    {
        ErrorType = row.Text("error_type") ?? "",
        Type = row.Text("type") ?? "",
        Method = row.Text("method") ?? "",
        Calls = row.Count("calls"),
    });
}
