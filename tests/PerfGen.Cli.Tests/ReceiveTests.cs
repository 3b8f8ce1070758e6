using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary><c>perfgen receive</c> as a process: how it begins, ends, and dies.</summary>
public sealed class ReceiveTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly RecordedData _data = new();

    public void Dispose() => _data.Dispose();

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task ASignalEndsItWithASummary(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signals.");
        Skip.If(signal == "INT" && Signals.IgnoresInterrupts, Signals.Ignored);
        using var process = Process.Start(Perfgen.StartInfo(_data.Directory.Path, "receive", "--port", "0"))!;
        var said = (await process.StandardError.ReadLineAsync().WaitAsync(Patience))!;
        Assert.Matches(@"^perfgen: receiving at http://127\.0\.0\.1:\d+; Ctrl-C ends it$", said);
        using var client = new HttpClient { BaseAddress = new Uri(said.Split(' ')[3].TrimEnd(';')) };
        Assert.Equal(HttpStatusCode.OK, await SendAsync(client, Spans(1, 2)));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(client, Spans(1, 2)));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(client, Spans(3, 0)));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(client, "{"));
        await KillAsync(process, signal);

        var (output, errors) = (await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience), await process.StandardError.ReadToEndAsync().WaitAsync(Patience));
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal((0, ""), (process.ExitCode, errors));
        Assert.Matches(
            """
            ^ received 2 requests in .+, 1 more than once
             recorded 3 calls, 0 values, 0 usages of tokens
             left out 1 span, point or log record
             failed   1 request
               1 × a span is not recorded: its span id is not 8 bytes
               1 × the body is no traces in JSON: it is no JSON: line 1, byte 2
            $
            """, output);
        Assert.Equal("3", await CountAsync());
    }

    [Fact]
    public async Task AsJsonItSaysWhereItListensAndWhatItTook()
    {
        using var receiver = await ReceiverProcess.StartAsync(_data.Directory.Path, "--for", "3s");
        using var client = new HttpClient { BaseAddress = receiver.Url };
        Assert.Equal(HttpStatusCode.OK, await SendAsync(client, Spans(1, 5)));
        var outcome = await receiver.EndAsync();
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal("perfgen.receive.summary/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal((1, 5, 0), (json.RootElement.GetProperty("requests").GetInt64(), json.RootElement.GetProperty("calls").GetInt64(), json.RootElement.GetProperty("waiting").GetInt64()));
    }

    [SkippableFact]
    public async Task KilledReceiversLoseNothingThatTheyAnsweredAndWhatIsSentAgainCountsOnce()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");
        var random = new Random(7);
        var next = 1;
        var unanswered = 0;
        for (var round = 0; round < 4; round++)
        {
            using var receiver = await ReceiverProcess.StartAsync(_data.Directory.Path);
            using var client = new HttpClient { BaseAddress = receiver.Url, Timeout = Patience };
            var (until, pause) = (next + random.Next(3, 30), random.Next(0, 20));
            Task? kill = null;
            try
            {
                // The first one may be what the last round got no answer to: the same bytes, as exporters send them again.
                for (; ; next++)
                {
                    Assert.Equal(HttpStatusCode.OK, await SendAsync(client, Spans(next * 10, 10)));
                    if (next == until)
                    {
                        kill = Task.Delay(pause).ContinueWith(_ => receiver.Kill(), TaskScheduler.Default);
                    }
                }
            }
            catch (HttpRequestException)
            {
                unanswered++;
            }

            await kill!;
            if (round == 1)
            {
                // A drain between a request and its repetition changes nothing.
                await CountAsync();
            }
        }

        using (var last = await ReceiverProcess.StartAsync(_data.Directory.Path, "--for", "1s"))
        {
            using var client = new HttpClient { BaseAddress = last.Url };
            Assert.Equal(HttpStatusCode.OK, await SendAsync(client, Spans(next * 10, 10)));
            await last.EndAsync();
        }

        Assert.Equal(4, unanswered);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{next * 10}"), await CountAsync());
    }

    [Fact]
    public async Task APortThatIsInUseIsSaidInASentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var outcome = await Perfgen.RunAsync(_data.Directory.Path, "receive", "--port", port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal($"127.0.0.1:{port} is in use; another receiver may listen there. Name another port, or 0 for any that is free", outcome.Sentence());
        Assert.False(_data.Directory.Exists);
    }

    [SkippableFact]
    public async Task OnATerminalNoLineIsWiderThanIt()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no 'script' here to make a terminal with.");
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"stty cols 80 rows 50; dotnet exec '{Perfgen.Program}' receive --for 4s --port {port} --dir '{_data.Directory.Path}'", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;
        var first = (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience))!;
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        await SendAsync(client, "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"" + new string('x', 300) + "\",\"traceId\":\"00000000000000000000000000000001\",\"spanId\":\"0000000000000001\",\"startTimeUnixNano\":\"5\",\"endTimeUnixNano\":\"6\"}]}]}]}");
        var output = first + "\n" + await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("may have 255", output.ReplaceLineEndings(" ").Replace("    ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(output.Split('\n'), static line => Assert.InRange(line.TrimEnd('\r').Length, 0, 80));
    }

    [Theory]
    [InlineData("receive --for 100ms --port 0", true)]
    [InlineData("status", false)]
    [InlineData("report", false)]
    [InlineData("record metric test_coverage 85.5 percent", false)]
    public async Task OtherVerbsLoadNothingOfTheServer(string arguments, bool isLoaded)
    {
        // The runtime's own trace names every assembly that is loaded.
        var trace = Path.Combine(Path.GetTempPath(), $"perfgen-test-{Guid.NewGuid():N}.nettrace");
        var start = Perfgen.StartInfo(_data.Directory.Path, arguments.Split(' '));
        start.Environment["DOTNET_EnableEventPipe"] = "1";
        start.Environment["DOTNET_EventPipeOutputPath"] = trace;
        start.Environment["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:8:5";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Patience);
            Assert.Equal(0, process.ExitCode);
            var loaded = await File.ReadAllBytesAsync(trace);
            bool Names(string assembly) => loaded.AsSpan().IndexOf(Encoding.Unicode.GetBytes(assembly)) >= 0;
            Assert.True(Names("System.CommandLine"));
            Assert.Equal((isLoaded, isLoaded), (Names("PerfGen.Exchange"), Names("Microsoft.AspNetCore")));
        }
        finally
        {
            File.Delete(trace);
        }
    }

    private static string Spans(int first, int count)
    {
        var now = (long)(DateTimeOffset.UnixEpoch.AddYears(56) - DateTimeOffset.UnixEpoch).TotalSeconds * 1_000_000_000;
        var spans = Enumerable.Range(first, Math.Max(count, 1)).Select(id =>
            $$"""{"traceId":"{{1:x32}}","spanId":"{{(count == 0 ? 0 : id):x16}}","name":"Work","startTimeUnixNano":"{{now}}","endTimeUnixNano":"{{now + id}}"}""");
        return $$"""{"resourceSpans":[{"scopeSpans":[{"scope":{"name":"Shop"},"spans":[{{string.Join(",", spans)}}{{(count == 2 ? "," + Extra(now) : "")}}]}]}]}""";
    }

    private static string Extra(long now) => $$"""{"traceId":"{{1:x32}}","spanId":"{{99:x16}}","name":"Extra","startTimeUnixNano":"{{now}}","endTimeUnixNano":"{{now + 1}}"}""";

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/v1/traces", UriKind.Relative), content);
        return response.StatusCode;
    }

    private static async Task KillAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task<string> CountAsync()
    {
        var outcome = await Perfgen.RunAsync(_data.Directory.Path, "query", "select count(distinct t.value) || case when count(*) = count(distinct t.value) then '' else ' of ' || count(*) end from calls c join tags t on t.source = c.source and t.span_id = c.span_id and t.name = 'span_id'", "--csv");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return outcome.Output.Split("\r\n")[1];
    }

    /// <summary>A receiver on a port of its own.</summary>
    private sealed class ReceiverProcess : IDisposable
    {
        private readonly Process _process;

        private ReceiverProcess(Process process, Uri url)
        {
            _process = process;
            Url = url;
        }

        public Uri Url { get; }

        public static async Task<ReceiverProcess> StartAsync(string directory, params string[] more)
        {
            var process = Process.Start(Perfgen.StartInfo(directory, ["receive", "--port", "0", "--json", .. more]))!;
            using var json = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync().WaitAsync(Patience))!);
            Assert.Equal(("perfgen.receive.listening/1", directory), (json.RootElement.GetProperty("schema").GetString(), json.RootElement.GetProperty("data_directory").GetString()));
            return new ReceiverProcess(process, new Uri(json.RootElement.GetProperty("url").GetString()!));
        }

        public void Kill() => _process.Kill();

        public async Task<Outcome> EndAsync()
        {
            var output = await _process.StandardOutput.ReadToEndAsync();
            var errors = await _process.StandardError.ReadToEndAsync();
            await _process.WaitForExitAsync().WaitAsync(Patience);
            return new Outcome(_process.ExitCode, output, errors);
        }

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }

            _process.Dispose();
        }
    }
}
