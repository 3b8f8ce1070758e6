using System.Text;

namespace PerfGen.Cli.Interactive;

/// <summary>One line while it is typed: text, cursor, history, completion. It knows nothing of a terminal, so that keys can be tested.</summary>
/// <param name="complete">Words that could stand at the cursor: how many characters before it they replace, and the words.</param>
/// <param name="history">Earlier lines, the oldest first.</param>
internal sealed class LineEditor(Func<string, int, (int Length, IReadOnlyList<string> Words)> complete, IReadOnlyList<string> history)
{
    private readonly StringBuilder _text = new();
    private int _place = history.Count;
    private string _draft = "";

    /// <summary>What is typed so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Where the next character goes.</summary>
    public int Cursor { get; private set; }

    /// <summary>Words to choose from, after a Tab that fits several; gone with the next key.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>Takes a key.</summary>
    /// <returns>What the line has become.</returns>
    public LineState Press(ConsoleKeyInfo key)
    {
        Choices = [];
        var isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return LineState.Done;
            case ConsoleKey.C when isControl:
                return LineState.Abandoned;
            case ConsoleKey.D when isControl:
                if (_text.Length == 0)
                {
                    return LineState.Ended;
                }

                Remove(Cursor, 1);
                break;
            case ConsoleKey.Tab:
                Complete();
                break;
            case ConsoleKey.Backspace when Cursor > 0:
                Remove(--Cursor, 1);
                break;
            case ConsoleKey.Delete:
                Remove(Cursor, 1);
                break;
            case ConsoleKey.W when isControl:
                RemoveWord();
                break;
            case ConsoleKey.U when isControl:
                Remove(0, Cursor);
                Cursor = 0;
                break;
            case ConsoleKey.K when isControl:
                Remove(Cursor, _text.Length - Cursor);
                break;
            case ConsoleKey.LeftArrow:
                Cursor = Math.Max(Cursor - 1, 0);
                break;
            case ConsoleKey.RightArrow:
                Cursor = Math.Min(Cursor + 1, _text.Length);
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when isControl:
                Cursor = 0;
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when isControl:
                Cursor = _text.Length;
                break;
            case ConsoleKey.UpArrow:
                Recall(-1);
                break;
            case ConsoleKey.DownArrow:
                Recall(+1);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    _text.Insert(Cursor++, key.KeyChar);
                }

                break;
        }

        return LineState.Typing;
    }

    private void Remove(int at, int count) => _text.Remove(at, Math.Clamp(count, 0, _text.Length - at));

    private void RemoveWord()
    {
        var end = Cursor;
        while (Cursor > 0 && char.IsWhiteSpace(_text[Cursor - 1]))
        {
            Cursor--;
        }

        while (Cursor > 0 && !char.IsWhiteSpace(_text[Cursor - 1]))
        {
            Cursor--;
        }

        Remove(Cursor, end - Cursor);
    }

    private void Complete()
    {
        var (length, words) = complete(Text, Cursor);
        if (words.Count == 0)
        {
            return;
        }

        var common = words.Aggregate(static (a, b) => a[..a.Zip(b).TakeWhile(static pair => char.ToUpperInvariant(pair.First) == char.ToUpperInvariant(pair.Second)).Count()]);
        if (words.Count == 1 || common.Length > length)
        {
            var insert = words.Count == 1 ? words[0] : common;
            Remove(Cursor - length, length);
            Cursor -= length;
            _text.Insert(Cursor, insert);
            Cursor += insert.Length;
            return;
        }

        Choices = words;
    }

    private void Recall(int step)
    {
        var place = _place + step;
        if (place < 0 || place > history.Count)
        {
            return;
        }

        if (_place == history.Count)
        {
            _draft = Text;
        }

        _place = place;
        _text.Clear().Append(place == history.Count ? _draft : history[place]);
        Cursor = _text.Length;
    }
}

/// <summary>What a line has become.</summary>
internal enum LineState
{
    Typing,
    Done,
    Abandoned,
    Ended,
}
