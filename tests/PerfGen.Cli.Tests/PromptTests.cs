using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>The prompt of <c>perfgen query</c>, as somebody at a terminal of 80 columns meets it.</summary>
public sealed partial class PromptTests(AgentsFixture fixture) : IClassFixture<AgentsFixture>
{
    private const string ControlC = "\u0003";
    private const string ControlD = "\u0004";
    private const string Up = "\u001b[A";

    // The prompt with nothing typed after it: each key writes the line anew, with what is typed so far.
    private const string Ready = "perfgen> \u001b[K";
    private const string Continued = "...> \u001b[K";

    [SkippableFact]
    public async Task AStatementOfSeveralLinesIsAnsweredAndControlDEnds()
    {
        using var prompt = await PromptAsync();
        await prompt.TypeAsync("select 6 * 7\r", Continued);
        await prompt.TypeAsync("  as answer;\r", "42", Ready);
        await prompt.TypeAsync("select 'by an' || ' empty line' as ended\r\r", "by an empty line", Ready);

        await prompt.EndAsync();
    }

    [SkippableFact]
    public async Task TabCompletesViewsAndTheirColumns()
    {
        using var prompt = await PromptAsync();
        await prompt.TypeAsync("select count(*) > 0 as some from cal\t", "from calls");
        await prompt.TypeAsync(" where dur\t", "duration_");
        await prompt.TypeAsync("\t", "duration_ns  duration_s");
        await prompt.TypeAsync("s >= 0 and thread\t", "thread_id");
        await prompt.TypeAsync(" > 0;\r", "true", Ready);

        await prompt.EndAsync();
    }

    [SkippableFact]
    public async Task ControlCDropsWhatIsTyped()
    {
        using var prompt = await PromptAsync();
        await prompt.TypeAsync("select nonsense" + ControlC, "^C", Ready);
        await prompt.TypeAsync("select 1\r", Continued);
        await prompt.TypeAsync(ControlC, "^C", Ready);
        await prompt.TypeAsync("select 'still ' || 'here' as me;\r", "still here", Ready);

        await prompt.EndAsync();
    }

    /// <summary>It ended the command as well: the signal went to the verb, too.</summary>
    [SkippableFact]
    public async Task ControlCStopsWhatRunsAndThePromptGoesOn()
    {
        using var prompt = await PromptAsync();
        await prompt.TypeAsync("select count(*) from range(1000000000000);\r");
        await Task.Delay(TimeSpan.FromSeconds(2)); // It is to run by then; where it does not yet, the line is dropped, and the prompt goes on as well.
        await prompt.TypeAsync(ControlC, Ready);
        await prompt.TypeAsync("select 'still ' || 'here' as me;\r", "still here", Ready);

        await prompt.EndAsync();
    }

    [SkippableFact]
    public async Task WhatIsWrongIsSaidInASentenceAndTheLinesBeforeComeBack()
    {
        using var prompt = await PromptAsync();
        await prompt.TypeAsync("select agnt from calls;\r", "agnt", "perfgen: ", Ready);
        await prompt.TypeAsync("selct 1;\r", "perfgen: ", Ready);
        await prompt.TypeAsync("drop table store.calls;\r", "perfgen: ", Ready);
        await prompt.TypeAsync("select 'first ' || 'again' as line;\r", "first again", Ready);
        await prompt.TypeAsync("select 2;\r", Ready);
        await prompt.TypeAsync(Up + Up + "\r", "first again", Ready);
        await prompt.TypeAsync(".schema queue\r", "age_s", Ready);
        await prompt.TypeAsync("summary\r", Ready);

        await prompt.EndAsync();
        Assert.DoesNotContain("Exception", prompt.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of perfgen", prompt.Shown, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task NoLineIsWiderThanTheTerminal()
    {
        using var prompt = await PromptAsync();
        await prompt.TypeAsync("from calls limit 3;\r", Ready);
        await prompt.TypeAsync("select \t", "agent  "); // All columns of all views, and the key words: several lines.
        await prompt.TypeAsync(ControlC, "^C", Ready);
        await prompt.TypeAsync("select '" + new string('x', 150) + "' as wide;\r", Ready);

        await prompt.EndAsync();
        Assert.All(Redrawn().Split(Styles().Replace(prompt.Shown, "")).Where(static line => !line.StartsWith("perfgen: ", StringComparison.Ordinal)),
            static line => Assert.InRange(PerfGen.Query.Text.CellWidth.Of(line), 0, 80));
    }

    private async Task<Prompt> PromptAsync()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no 'script' here to make a terminal with.");
        var prompt = new Prompt(fixture.Data.Directory.Path);
        await prompt.TypeAsync("", Ready);
        return prompt;
    }

    [GeneratedRegex(@"\u001b\[[?0-9;]*[a-zA-Z]|\u001b[=>]")]
    private static partial Regex Styles();

    [GeneratedRegex(@"[\r\n]+")]
    private static partial Regex Redrawn();

    /// <summary>A terminal with the prompt in it.</summary>
    private sealed class Prompt : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
        private readonly Process _process;
        private readonly StringBuilder _shown = new();
        private int _seen;

        public Prompt(string directory)
        {
            var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"stty cols 80 rows 24; exec dotnet exec '{Perfgen.Program}' query", "/dev/null"])
            {
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            };
            start.Environment["PERFGEN_DIR"] = directory;
            start.Environment["TERM"] = "xterm-256color";

            // The same shell everywhere, which makes way for the command (exec): one that waits for it meets Ctrl-C as well, and may answer 130 in its place.
            start.Environment["SHELL"] = "/bin/sh";
            _process = Process.Start(start)!;
        }

        public string Shown => _shown.ToString();

        /// <summary>Types, and waits until the terminal has shown all of the texts, one after the other.</summary>
        public async Task TypeAsync(string keys, params string[] shows)
        {
            await _process.StandardInput.WriteAsync(keys);
            await _process.StandardInput.FlushAsync();
            foreach (var text in shows)
            {
                await WaitForAsync(text);
            }
        }

        /// <summary>Ends the prompt, which ends well.</summary>
        public async Task EndAsync()
        {
            await _process.StandardInput.WriteAsync(ControlD);
            await _process.StandardInput.FlushAsync();
            _shown.Append(await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience));
            await _process.WaitForExitAsync().WaitAsync(Patience);
            Assert.True(_process.ExitCode == 0, $"The prompt has ended with {_process.ExitCode}:\n{Shown}");
        }

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            _process.Dispose();
        }

        private async Task WaitForAsync(string text)
        {
            var buffer = new char[1 << 12];
            using var late = new CancellationTokenSource(Patience);
            int at;
            while ((at = Shown.IndexOf(text, _seen, StringComparison.Ordinal)) < 0)
            {
                int read;
                try
                {
                    read = await _process.StandardOutput.ReadAsync(buffer, late.Token);
                }
                catch (OperationCanceledException)
                {
                    throw new TimeoutException($"The terminal does not show '{text}', but {Shown[_seen..]}");
                }

                Assert.True(read > 0, $"The prompt has ended before it showed '{text}':\n{Shown}");
                _shown.Append(buffer, 0, read);
            }

            _seen = at + text.Length;
        }
    }
}
