using System.Globalization;

namespace PerfGen.Exchange.Otlp.Model;

/// <summary>Attributes as they were sent, the first of each name. Of their values those that are one thing are kept: text, whole numbers, numbers, yes or no.</summary>
internal sealed class OtlpAttributes
{
    private readonly List<KeyValuePair<string, object>> _all = [];

    public static OtlpAttributes None { get; } = new();

    public IReadOnlyList<KeyValuePair<string, object>> All => _all;

    /// <summary>Adds an attribute; one without a name or a value that can be kept is left out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">A string, long, double or bool.</param>
    public void Add(string? name, object? value)
    {
        if (!string.IsNullOrEmpty(name) && value is not null && Find(name) is null)
        {
            _all.Add(new(name, value));
        }
    }

    /// <summary>The value as text; null where there is none, or it is empty.</summary>
    public string? Text(string name) => Find(name) is { } value && TextOf(value) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>The first of these names that says something.</summary>
    public string? Text(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The value as a number, also where it was sent as text; null where it is none.</summary>
    public double? Number(string name) => Find(name) switch
    {
        long whole => whole,
        double number when double.IsFinite(number) => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>The value as a count; null where it is none.</summary>
    public long? Whole(string name) => Number(name) is { } number && number is >= 0 and <= long.MaxValue / 2 && double.IsInteger(number) ? (long)number : null;

    /// <summary>The first of these names that says a count.</summary>
    public long? Whole(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Whole(name) is { } count)
            {
                return count;
            }
        }

        return null;
    }

    public static string TextOf(object value) => value switch
    {
        string text => text,
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    private object? Find(string name)
    {
        foreach (var (known, value) in _all)
        {
            if (known == name)
            {
                return value;
            }
        }

        return null;
    }
}
