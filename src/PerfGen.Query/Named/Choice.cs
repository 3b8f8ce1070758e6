using PerfGen.Query.Sandbox;
using PerfGen.Query.Text;

namespace PerfGen.Query.Named;

/// <summary>Says what could have been chosen.</summary>
internal static class Choice
{
    public static QueryException Wrong(string what, string written, IEnumerable<string> known)
    {
        var names = known.ToArray();
        var near = NearestName.Find(written, names);
        return new QueryException(QueryErrorKind.Invalid, $"there is no {what} '{written}'{(near is null ? "" : $"; did you mean '{near}'?")} (there are {string.Join(", ", names)})");
    }

    /// <summary>The SQL of what was chosen.</summary>
    public static string Of(string what, string written, IReadOnlyDictionary<string, string> known) =>
        known.TryGetValue(written, out var sql) ? sql : throw Wrong(what, written, known.Keys);
}
