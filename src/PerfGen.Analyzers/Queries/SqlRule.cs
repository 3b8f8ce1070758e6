using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Metrics;

namespace PerfGen.Analyzers.Queries;

/// <summary>One rule on SQL that is handed to the query API.</summary>
/// <param name="descriptor">The rule's one diagnostic.</param>
internal abstract class SqlRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>What is wrong with SQL that is known.</summary>
    public virtual IEnumerable<Finding> Check(SqlQuery query, CatalogueView catalogue) => [];

    /// <summary>What is wrong with SQL that is put together at run time; null where nothing is.</summary>
    public virtual Finding? CheckComputed(IOperation sql) => null;
}
