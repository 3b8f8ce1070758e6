namespace PerfGen.Query.Text;

/// <summary>Text of a cell, and its style.</summary>
internal readonly record struct TextCell(string Text, TextStyle Style = TextStyle.Plain)
{
    public static implicit operator TextCell(string text) => new(text);
}

/// <summary>A column of a table.</summary>
/// <param name="Header">Its name.</param>
/// <param name="IsNumber">Whether it is aligned to the right.</param>
/// <param name="IsFlexible">Whether it gives way where the table is too wide; its texts are cut then.</param>
internal sealed record TextColumn(string Header, bool IsNumber = false, bool IsFlexible = false)
{
    /// <summary>A column of numbers keeps this width at least, so that tables below each other line up.</summary>
    public int MinimumWidth { get; init; }

    /// <summary>For the last column: whether a text that is too wide goes on below itself, instead of being cut.</summary>
    public bool IsWrapped { get; init; }
}

/// <summary>Lines up cells. Never wraps: what gives way is cut, and only where a width is set.</summary>
internal sealed class TextTable(params TextColumn[] columns)
{
    private const int Gap = 2;
    private const int LeastFlexibleWidth = 8;
    private readonly List<TextCell[]> _rows = [];

    public void Add(params TextCell[] cells) => _rows.Add(cells);

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="width">Columns of the terminal; null cuts nothing.</param>
    /// <param name="margin">Spaces before each line.</param>
    public void Write(StyledWriter output, int? width, int margin)
    {
        var widths = Widths(width - margin);
        WriteLine(output, [.. columns.Select(static column => new TextCell(column.Header, TextStyle.Dim))], widths, margin);
        foreach (var row in _rows)
        {
            foreach (var line in LinesOf(row, widths))
            {
                WriteLine(output, line, widths, margin);
            }
        }
    }

    private IEnumerable<TextCell[]> LinesOf(TextCell[] row, int[] widths)
    {
        if (!columns[^1].IsWrapped || CellWidth.Of(row[^1].Text) <= widths[^1])
        {
            return [row];
        }

        var lines = new List<string> { "" };
        foreach (var word in row[^1].Text.Split(' '))
        {
            var longer = lines[^1].Length == 0 ? word : lines[^1] + " " + word;
            if (CellWidth.Of(longer) <= widths[^1] || lines[^1].Length == 0)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines.Select((line, i) => (TextCell[])[.. row[..^1].Select(cell => i == 0 ? cell : ""), new TextCell(line, row[^1].Style)]);
    }

    private void WriteLine(StyledWriter output, TextCell[] cells, int[] widths, int margin)
    {
        output.Write(new string(' ', margin));
        var owed = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var text = CellWidth.Cut(cells[i].Text, widths[i]);
            var space = widths[i] - CellWidth.Of(text);
            var before = columns[i].IsNumber ? space : 0;

            // Spaces are owed until text follows, so that no line ends in them.
            owed += before + (i == 0 ? 0 : Gap);
            if (text.Length > 0)
            {
                output.Write(new string(' ', owed));
                output.Write(text, cells[i].Style);
                owed = 0;
            }

            owed += space - before;
        }

        output.WriteLine();
    }

    private int[] Widths(int? width)
    {
        var widths = columns
            .Select((column, i) => Math.Max(column.MinimumWidth, _rows.Select(row => CellWidth.Of(row[i].Text)).Append(CellWidth.Of(column.Header)).Max()))
            .ToArray();
        for (var over = widths.Sum() + ((columns.Length - 1) * Gap) - width ?? 0; over > 0; over--)
        {
            var widest = Enumerable.Range(0, columns.Length)
                .Where(i => columns[i].IsFlexible && widths[i] > LeastFlexibleWidth)
                .OrderByDescending(i => widths[i])
                .Select(static i => (int?)i)
                .FirstOrDefault();
            if (widest is not { } give)
            {
                break;
            }

            widths[give]--;
        }

        return widths;
    }
}
