using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CodeReviewAgents.Tests.Chat;

/// <summary>A real HTTP server on this machine that answers every request with the same status and text, and remembers what was asked.</summary>
internal sealed class LoopbackChatEndpoint : IDisposable
{
    public const string Answer = """
        {"id":"chatcmpl-7","object":"chat.completion","model":"tiny-1","choices":[{"index":0,"finish_reason":"stop",
        "message":{"role":"assistant","content":"Split **Orders.Submit**."}}],
        "usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150,"prompt_tokens_details":{"cached_tokens":64}}}
        """;

    public const string AnswerWithoutUsage = """{"choices":[{"message":{"role":"assistant","content":"Fine."}}]}""";

    private readonly HttpListener _listener;
    private readonly Task _serving;
    private readonly TimeSpan _delay;
    private readonly CancellationTokenSource _closing = new();

    public LoopbackChatEndpoint(HttpStatusCode status = HttpStatusCode.OK, string answer = Answer, TimeSpan delay = default)
    {
        _delay = delay;
        (_listener, Address) = Listen();
        _serving = ServeAsync(status, Encoding.UTF8.GetBytes(answer));
    }

    public Uri Address { get; }

    public ConcurrentQueue<(string Path, string? Authorization, string Body)> Requests { get; } = [];

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Close();
        Assert.True(_serving.Wait(TimeSpan.FromSeconds(10)));
        _closing.Dispose();
    }

    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, port: 0);
            probe.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            probe.Stop();
            var listener = new HttpListener { Prefixes = { address } };
            try
            {
                listener.Start();
                return (listener, new Uri(address));
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                // Someone took the port in between: the next one.
                listener.Close();
            }
        }
    }

    private async Task ServeAsync(HttpStatusCode status, byte[] answer)
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Requests.Enqueue((context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], await reader.ReadToEndAsync()));
                await Task.Delay(_delay, _closing.Token);
                context.Response.StatusCode = (int)status;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(answer);
                context.Response.Close();
            }
            catch (Exception) when (_closing.IsCancellationRequested)
            {
                // What a listener throws while it is being closed depends on where it is.
                return;
            }
            catch (HttpListenerException)
            {
                // The client did not wait for the answer.
            }
        }
    }
}
