namespace PerfGen.Cli.Output;

/// <summary>Which form an answer is written in: text, unless one of the others was asked for.</summary>
internal sealed class OutputForm
{
    private readonly bool _markdown;

    public OutputForm(Terminal terminal, bool json, bool csv, bool markdown = false)
    {
        CommonOptions.CheckForm(json, csv);
        if (markdown && (json || csv))
        {
            throw new UsageException("--markdown excludes --json and --csv; give one of them");
        }

        (Terminal, IsJson, IsCsv, _markdown) = (terminal, json, csv, markdown);
    }

    public Terminal Terminal { get; }

    public bool IsJson { get; }

    public bool IsCsv { get; }

    public bool IsMarkdown => _markdown;

    /// <summary>For answers that have no Markdown; says what has.</summary>
    public OutputForm WithoutMarkdown(string goesWith) => _markdown ? throw new UsageException($"--markdown goes with {goesWith}") : this;
}
