namespace PerfGen.Analyzers.Queries;

/// <summary>What a piece of SQL is.</summary>
internal enum SqlTokenKind
{
    /// <summary>A name or keyword; quoted names without their quotes.</summary>
    Word,

    /// <summary>A string, without its quotes.</summary>
    Text,
    Number,
    Symbol,
}
