namespace PerfGen;

/// <summary>The unit words of PerfGen.</summary>
public static class Units
{
    /// <summary>Time in seconds (UCUM <c>s</c>). Durations are recorded in it.</summary>
    public const string Seconds = "seconds";

    /// <summary>Thousandths of a second (UCUM <c>ms</c>).</summary>
    public const string Milliseconds = "ms";

    /// <summary>Millionths of a second (UCUM <c>us</c>).</summary>
    public const string Microseconds = "us";

    /// <summary>Billionths of a second (UCUM <c>ns</c>).</summary>
    public const string Nanoseconds = "ns";

    /// <summary>Trillionths of a second (UCUM <c>ps</c>).</summary>
    public const string Picoseconds = "ps";

    /// <summary>Minutes (UCUM <c>min</c>).</summary>
    public const string Minutes = "minutes";

    /// <summary>Hours (UCUM <c>h</c>).</summary>
    public const string Hours = "hours";

    /// <summary>Days of 24 hours (UCUM <c>d</c>).</summary>
    public const string Days = "days";

    /// <summary>Storage or memory in bytes (UCUM <c>By</c>). Sizes are recorded in it.</summary>
    public const string Bytes = "bytes";

    /// <summary>10^3 bytes (UCUM <c>kBy</c>).</summary>
    public const string Kilobytes = "kB";

    /// <summary>10^6 bytes (UCUM <c>MBy</c>).</summary>
    public const string Megabytes = "MB";

    /// <summary>10^9 bytes (UCUM <c>GBy</c>).</summary>
    public const string Gigabytes = "GB";

    /// <summary>10^12 bytes (UCUM <c>TBy</c>).</summary>
    public const string Terabytes = "TB";

    /// <summary>10^15 bytes (UCUM <c>PBy</c>).</summary>
    public const string Petabytes = "PB";

    /// <summary>10^18 bytes (UCUM <c>EBy</c>).</summary>
    public const string Exabytes = "EB";

    /// <summary>2^10 bytes (UCUM <c>KiBy</c>).</summary>
    public const string Kibibytes = "KiB";

    /// <summary>2^20 bytes (UCUM <c>MiBy</c>).</summary>
    public const string Mebibytes = "MiB";

    /// <summary>2^30 bytes (UCUM <c>GiBy</c>).</summary>
    public const string Gibibytes = "GiB";

    /// <summary>2^40 bytes (UCUM <c>TiBy</c>).</summary>
    public const string Tebibytes = "TiB";

    /// <summary>2^50 bytes (UCUM <c>PiBy</c>).</summary>
    public const string Pebibytes = "PiB";

    /// <summary>2^60 bytes (UCUM <c>EiBy</c>).</summary>
    public const string Exbibytes = "EiB";

    /// <summary>Eighths of a byte (UCUM <c>bit</c>).</summary>
    public const string Bits = "bits";

    /// <summary>A share of a hundred, 0 to 100 (UCUM <c>%</c>).</summary>
    public const string Percent = "percent";

    /// <summary>A share of one, 0 to 1 (UCUM <c>1</c>).</summary>
    public const string Ratio = "ratio";

    /// <summary>Tokens of a language model (UCUM <c>{token}</c>).</summary>
    public const string Tokens = "tokens";

    /// <summary>Lines of text (UCUM <c>{line}</c>).</summary>
    public const string Lines = "lines";

    /// <summary>Things counted (UCUM <c>{count}</c>).</summary>
    public const string Count = "count";

    /// <summary>Points on a scale (UCUM <c>{score}</c>).</summary>
    public const string Score = "score";

    /// <summary>Dollars of the United States. Any other currency is written by its ISO 4217 code.</summary>
    public const string Usd = "USD";

    /// <summary>Euros.</summary>
    public const string Eur = "EUR";

    /// <summary>Tokens in a second (UCUM <c>{token}/s</c>).</summary>
    public const string TokensPerSecond = "tokens/s";

    /// <summary>Bytes in a second (UCUM <c>By/s</c>).</summary>
    public const string BytesPerSecond = "bytes/s";
}
