using System.Text;

namespace PerfGen.Generator.Emit;

/// <summary>Writes C# line by line, at the indentation of the block that is open.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines; an empty text is an empty line, and null nothing.</summary>
    public void Write(string? lines)
    {
        foreach (var line in lines?.Split('\n') ?? [])
        {
            var text = line.TrimEnd('\r');
            if (text.Length > 0)
            {
                _text.Append(' ', 4 * _depth).Append(text);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Writes a head and opens its block, which is closed when what is returned is disposed.</summary>
    /// <param name="head">What stands before the brace.</param>
    /// <param name="close">The closing brace, with what follows it.</param>
    public Block Open(string head, string close = "}")
    {
        Write(head);
        Write("{");
        _depth++;
        return new Block(this, close);
    }

    public override string ToString() => _text.ToString();

    /// <summary>A block that is open.</summary>
    internal sealed class Block(SourceWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Write(close);
        }
    }
}
