using PerfGen.Query.Named;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;

namespace PerfGen.Cli.Output;

/// <summary>Questions as rows: which there are, and how one was answered.</summary>
internal static class QuestionRows
{
    public static IQueryRows List() => new ListRows(
        [Text("question"), Text("options"), Text("what_it_answers")],
        [.. NamedQuestion.All.Select(static question => new object?[] { question.Name, string.Join(' ', question.Takes), question.Description })]);

    public static IQueryRows Explain(NamedAnswer answer) => new ListRows(
        [Text("what"), Text("how")],
        [.. answer.Notes.Select(static note => new object?[] { "answer", note }), ["sql", answer.Sql.Trim()]]);

    private static QueryColumn Text(string name) => new(name, "VARCHAR", QueryColumnKind.Text);
}
