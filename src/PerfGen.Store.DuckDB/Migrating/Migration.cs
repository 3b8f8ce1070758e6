namespace PerfGen.Store.DuckDB.Migrating;

/// <summary>One step of the schema: a file <c>Schema/0001_….sql</c>.</summary>
/// <param name="Version">The number in the file's name.</param>
/// <param name="Needs">The first version of PerfGen that reads a database of this version; the file's first line says it.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Version, string Needs, string Sql);
