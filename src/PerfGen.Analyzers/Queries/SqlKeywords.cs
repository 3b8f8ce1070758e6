namespace PerfGen.Analyzers.Queries;

/// <summary>Words of DuckDB's SQL that are no names of columns: keywords, types, and units of intervals.</summary>
internal static class SqlKeywords
{
    private static readonly HashSet<string> Words = new(
        ("all and any as asc asof at between bigint blob boolean both by case cast century collate cross cube current current_date current_time current_timestamp date day days decade "
        + "decimal desc describe distinct double else end epoch escape except exclude exists explain false fetch filter first float following for format from full glob group grouping groups having hour "
        + "hours hugeint if ignore ilike in inner integer intersect interval into is isodow isoyear join json last lateral leading left like limit list local localtime map materialized microsecond "
        + "microseconds millennium millisecond milliseconds minute minutes month months natural not null nulls numeric offset on only or order others outer over overlay partition "
        + "percent pivot placing positional preceding qualify quarter range real recursive replace respect right rollup row rows sample seconds second select semi anti sets show similar smallint some "
        + "struct summarize symmetric table tablesample text then ties time timestamp timestamptz tinyint to trailing true try_cast ubigint unbounded union unpivot using uuid values varchar "
        + "week weeks when where window with within without year years zone analyze rename").Split(' '),
        StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
