using System.Globalization;
using System.Text;

namespace PerfGen.Contracts;

/// <summary>
/// Reads JSON (RFC 8259) with the place of every value, which the framework's reader does not keep, and goes on behind what is wrong:
/// one fault is reported, and all values that can still be told are there. Never throws.
/// </summary>
internal sealed class JsonReader
{
    private const int MaxDepth = 32;

    private readonly string _text;
    private int _at;
    private int _depth;
    private bool _gaveUp;

    private JsonReader(string text) => _text = text;

    private (TextRange At, string Message)? Fault { get; set; }

    private bool AtEnd => _at >= _text.Length;

    /// <summary>The value of a text, as far as it can be read, and the first thing that is wrong with it.</summary>
    public static (JsonValue? Root, (TextRange At, string Message)? Fault) Read(string text)
    {
        var reader = new JsonReader(text);
        var root = reader.Value();
        reader.SkipBlank();
        if (!reader._gaveUp && !reader.AtEnd)
        {
            reader.Report(new(reader._at, 1), "nothing may follow the end of the JSON text");
        }

        return (root, reader.Fault);
    }

    private JsonValue? Value()
    {
        SkipBlank();
        if (AtEnd)
        {
            return GiveUp(new(_at, 0), "the file ends where a value should stand");
        }

        return _text[_at] switch
        {
            '{' => Nested(Object),
            '[' => Nested(Array),
            '"' => String(),
            '\'' => GiveUp(new(_at, 1), "text stands in double quotes"),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Word(),
        };
    }

    private JsonValue? Nested(Func<JsonValue?> read)
    {
        if (_depth == MaxDepth)
        {
            return GiveUp(new(_at, 1), "this is nested too deeply");
        }

        _depth++;
        var value = read();
        _depth--;
        return value;
    }

    private JsonObject Object()
    {
        var start = _at++;
        var members = new List<JsonMember>();
        var isWhole = Items('}', () =>
        {
            if (_text[_at] != '"')
            {
                GiveUp(new(_at, 1), "a key in double quotes should stand here");
                return;
            }

            if (String() is not { } key)
            {
                return;
            }

            SkipBlank();
            if (AtEnd || _text[_at] != ':')
            {
                Report(new(_at, AtEnd ? 0 : 1), $"a colon is missing behind \"{key.Text}\"");
            }
            else
            {
                _at++;
            }

            if (Value() is { } value)
            {
                members.Add(new(key, value));
            }
        });
        return new(TextRange.Between(start, _at), members, isWhole);
    }

    private JsonArray Array()
    {
        var start = _at++;
        var items = new List<JsonValue>();
        Items(']', () =>
        {
            if (Value() is { } value)
            {
                items.Add(value);
            }
        });
        return new(TextRange.Between(start, _at), items);
    }

    /// <summary>What stands between brackets, with commas between. A comma that is missing or too many is reported, and read over.</summary>
    /// <returns>Whether the closing bracket was found.</returns>
    private bool Items(char close, Action readItem)
    {
        var isFirst = true;
        while (true)
        {
            SkipBlank();
            if (AtEnd)
            {
                GiveUp(new(_at, 0), $"the file ends before its '{close}'");
                return false;
            }

            if (_text[_at] == close)
            {
                _at++;
                return true;
            }

            if (!isFirst && !Comma(close))
            {
                continue;
            }

            readItem();
            isFirst = false;
            if (_gaveUp)
            {
                return false;
            }
        }
    }

    /// <summary>Reads the comma between two items.</summary>
    /// <returns>Whether an item follows.</returns>
    private bool Comma(char close)
    {
        if (_text[_at] != ',')
        {
            Report(new(_at, 1), "a comma is missing before this");
            return true;
        }

        var comma = _at++;
        SkipBlank();
        if (AtEnd || _text[_at] == close)
        {
            Report(new(comma, 1), $"nothing follows this comma but '{close}': take it away");
            return false;
        }

        return true;
    }

    private JsonString? String()
    {
        var start = _at++;
        var text = new StringBuilder();
        while (!AtEnd && _text[_at] is not ('"' or '\n' or '\r'))
        {
            if (_text[_at] == '\\')
            {
                Escape(text);
            }
            else
            {
                text.Append(_text[_at++]);
            }
        }

        if (AtEnd || _text[_at] != '"')
        {
            GiveUp(TextRange.Between(start, _at), "this text has no closing quote in its line");
            return null;
        }

        _at++;
        return new(TextRange.Between(start, _at), text.ToString());
    }

    private void Escape(StringBuilder text)
    {
        var start = _at++;
        var escaped = AtEnd ? '\0' : _text[_at++];
        switch (escaped)
        {
            case '"' or '\\' or '/':
                text.Append(escaped);
                break;
            case 'b' or 'f' or 'n' or 'r' or 't':
                text.Append("\b\f\n\r\t"["bfnrt".IndexOf(escaped)]);
                break;
            case 'u' when _at + 4 <= _text.Length && int.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                text.Append((char)code);
                _at += 4;
                break;
            default:
                Report(TextRange.Between(start, Math.Min(_at, _text.Length)), "there is no such escape; a backslash is written '\\\\'");
                break;
        }
    }

    private JsonValue? Number()
    {
        var start = _at;
        while (!AtEnd && _text[_at] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
        {
            _at++;
        }

        var written = _text.Substring(start, _at - start);
        var at = TextRange.Between(start, _at);
        const NumberStyles Json = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(written, Json, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value) && written[0] != '+' && written[written.Length - 1] != '.')
        {
            return new JsonNumber(at, value);
        }

        Report(at, $"'{written}' is not a number");
        return null;
    }

    private JsonValue? Word()
    {
        var start = _at;
        while (!AtEnd && char.IsLetterOrDigit(_text[_at]))
        {
            _at++;
        }

        var word = _text.Substring(start, _at - start);
        var at = new TextRange(start, Math.Max(1, word.Length));
        return word is "true" or "false" or "null"
            ? new JsonWord(at, word)
            : GiveUp(at, word.Length == 0 ? $"a value should stand here, not '{_text[start]}'" : $"'{word}' is no JSON value; text stands in double quotes");
    }

    private void SkipBlank()
    {
        while (!AtEnd)
        {
            if (_text[_at] is ' ' or '\t' or '\n' or '\r')
            {
                _at++;
            }
            else if (_text[_at] == '/' && _at + 1 < _text.Length && _text[_at + 1] is '/' or '*')
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        var start = _at;
        var end = _text[_at + 1] == '/' ? _text.IndexOf('\n', _at) : _text.IndexOf("*/", _at + 2, StringComparison.Ordinal) + 2;
        _at = end <= start ? _text.Length : end;
        Report(new(start, 2), "JSON has no comments; say it in a \"description\"");
    }

    private JsonValue? GiveUp(TextRange at, string message)
    {
        Report(at, message);
        _gaveUp = true;
        return null;
    }

    /// <summary>The first fault is the cause; what comes behind it is mostly its effect.</summary>
    private void Report(TextRange at, string message) => Fault ??= (at, message);
}
