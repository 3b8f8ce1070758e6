using System.Diagnostics;
using System.Threading.Channels;

namespace PerfGen.Package.Tests.HotReload;

/// <summary>A program under <c>dotnet watch</c>: what it and the watcher print, line by line.</summary>
internal sealed class WatchedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _seen = [];
    private readonly Process _watch;

    /// <param name="folder">The project's folder. What the program records lies elsewhere, since the watcher looks at every file.</param>
    /// <param name="data">The data directory.</param>
    public WatchedProgram(string folder, string data)
    {
        _watch = Dotnet.Start(Dotnet.Host, folder, ["watch", "--non-interactive", "run"], new Dictionary<string, string>
        {
            ["PERFGEN_DIR"] = data,
            ["DOTNET_WATCH_SUPPRESS_EMOJIS"] = "1",
        });
        _watch.OutputDataReceived += Take;
        _watch.ErrorDataReceived += Take;
        _watch.BeginOutputReadLine();
        _watch.BeginErrorReadLine();
    }

    /// <summary>The next line that is as asked for; fails the test, with all that was printed, where none comes.</summary>
    public async Task<string> LineAsync(Func<string, bool> isMeant)
    {
        using var stop = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(stop.Token))
            {
                _seen.Add(line);
                if (isMeant(line))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }

        Assert.Fail("The line did not come. Printed:\n" + string.Join('\n', _seen.TakeLast(60)));
        return "";
    }

    public async ValueTask DisposeAsync()
    {
        _watch.Kill(entireProcessTree: true);
        await _watch.WaitForExitAsync();
        _watch.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            _lines.Writer.TryWrite(text);
        }
    }
}
