using System.Text;
using PerfGen.Cli.Output;

namespace PerfGen.Cli;

/// <summary>Where the command writes: data to stdout, talk to stderr.</summary>
/// <remarks>What is written to stdout is held back until <see cref="Release"/>, so that the database is closed before a slow reader takes its time.</remarks>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);
    private readonly SpooledOutput _spool = new(Console.OpenStandardOutput());
    private readonly Lock _interrupting = new();
    private Action? _interrupt;

    public Terminal() => Out = new StreamWriter(_spool, Encoding, bufferSize: 1 << 14) { NewLine = "\n" };

    /// <summary>Text for stdout.</summary>
    public StreamWriter Out { get; }

    /// <summary>Bytes for stdout; not to be mixed with <see cref="Out"/>.</summary>
    public Stream Bytes => _spool;

    /// <summary>Columns of the terminal; null where stdout is no terminal, and nothing may be cut.</summary>
    public int? Width { get; } = Console.IsOutputRedirected ? null : WidthOfWindow();

    /// <summary>Whether stdout shows colours: a terminal, unless NO_COLOR is set or TERM is dumb.</summary>
    public bool Colour { get; } = !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>What Ctrl-C does while it is set, instead of ending the verb. Called on another thread, and never again once another value has been set.</summary>
    public Action? Interrupt
    {
        set
        {
            lock (_interrupting)
            {
                _interrupt = value;
            }
        }
    }

    /// <summary>Does what <see cref="Interrupt"/> says.</summary>
    /// <returns>Whether it says anything.</returns>
    public bool TryInterrupt()
    {
        lock (_interrupting)
        {
            // What it stops may go on within the call, and take it away.
            var interrupt = _interrupt;
            interrupt?.Invoke();
            return interrupt is not null;
        }
    }

    /// <summary>Whether somebody sits there: keys come from a terminal, and answers go to it.</summary>
    public static bool IsInteractive => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Says something to the user.</summary>
    public static void Say(string sentence) => Console.Error.WriteLine("perfgen: " + sentence);

    /// <summary>Lets everything go to stdout that was held back, and holds nothing back from now on.</summary>
    public void Release()
    {
        Out.Flush();
        _spool.Release();
    }

    public void Dispose() => _spool.Dispose();

    private static int WidthOfWindow()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
