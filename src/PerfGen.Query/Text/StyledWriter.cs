namespace PerfGen.Query.Text;

/// <summary>Writes lines with styles, or without where colours are not wanted.</summary>
internal sealed class StyledWriter(TextWriter output, bool colour)
{
    public void Write(string text, TextStyle style = TextStyle.Plain)
    {
        var code = style switch
        {
            TextStyle.Bold => "1",
            TextStyle.Dim => "2",
            TextStyle.Good => "32",
            TextStyle.Warning => "33",
            TextStyle.Bad => "31",
            _ => null,
        };
        if (!colour || code is null || text.Length == 0)
        {
            output.Write(text);
            return;
        }

        output.Write($"\u001b[{code}m{text}\u001b[0m");
    }

    public void WriteLine(string text = "", TextStyle style = TextStyle.Plain)
    {
        Write(text, style);
        output.Write('\n');
    }
}
