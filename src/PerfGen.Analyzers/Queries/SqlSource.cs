namespace PerfGen.Analyzers.Queries;

/// <summary>A table or view that a query reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Alias">The name that it has in the query; null where it has no other.</param>
internal sealed record SqlSource(SqlToken Name, string? Alias);
