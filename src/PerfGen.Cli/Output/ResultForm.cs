namespace PerfGen.Cli.Output;

/// <summary>The form in which rows are written.</summary>
internal enum ResultForm
{
    Table,
    Json,
    Csv,
    Markdown,
    Parquet,
}
