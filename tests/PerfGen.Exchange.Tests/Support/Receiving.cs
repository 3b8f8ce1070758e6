using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PerfGen.Exchange.Otlp;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Exchange.Tests.Support;

/// <summary>A receiver on a free port, with a data directory of its own.</summary>
internal sealed class Receiving : IAsyncDisposable
{
    private Receiving(DataDirectory directory, OtlpReceiver receiver)
    {
        Directory = directory;
        Receiver = receiver;
        Client = new HttpClient { BaseAddress = receiver.Address };
    }

    public DataDirectory Directory { get; }

    public OtlpReceiver Receiver { get; private set; }

    public HttpClient Client { get; private set; }

    /// <summary>Nanoseconds since 1970 of a second of today.</summary>
    public static long Now { get; } = DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1_000_000_000;

    public static async Task<Receiving> StartAsync(OtlpReceiverOptions? options = null, DataDirectory? directory = null)
    {
        directory ??= new DataDirectory(Path.Combine(Path.GetTempPath(), $"perfgen-test-{Guid.NewGuid():N}"));
        return new Receiving(directory, await OtlpReceiver.StartAsync(directory, options ?? new OtlpReceiverOptions { Port = 0 }));
    }

    /// <summary>Another process in its place, as far as anything that lies in memory goes.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Receiver = await OtlpReceiver.StartAsync(Directory, new OtlpReceiverOptions { Port = 0 });
        Client = new HttpClient { BaseAddress = Receiver.Address };
    }

    /// <summary>Sends JSON.</summary>
    public Task<Answer> SendAsync(string signal, string json) => SendAsync(signal, Encoding.UTF8.GetBytes(json), "application/json");

    public async Task<Answer> SendAsync(string signal, byte[] body, string? type, string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var response = await Client.PostAsync(new Uri("/v1/" + signal, UriKind.Relative), content);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync(), response.Headers);
    }

    /// <summary>Drains, and asks.</summary>
    public List<string> Ask(string sql)
    {
        var result = new Drainer(Directory).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(30) });
        Assert.Equal((0, null), (result.Waiting, result.HeldBy));
        Assert.Empty(result.Problems);
        using var reader = StoreReader.Open(Directory);
        using var command = reader.Connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read())
        {
            lines.Add(string.Join(" ", Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "·" : Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (System.IO.Directory.Exists(Directory.Path))
        {
            System.IO.Directory.Delete(Directory.Path, recursive: true);
        }
    }

    private async Task StopAsync()
    {
        Client.Dispose();
        await Receiver.DisposeAsync();
    }
}

/// <summary>What the receiver answered.</summary>
internal sealed record Answer(int Code, string? Type, byte[] Body, HttpResponseHeaders Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>What of the request was not taken, and why; of an answer in JSON.</summary>
    public (long Rejected, string Message) Partial()
    {
        Assert.Equal((200, "application/json"), (Code, Type));
        using var document = JsonDocument.Parse(Body);
        if (!document.RootElement.TryGetProperty("partialSuccess", out var partial))
        {
            return (0, "");
        }

        var rejected = partial.EnumerateObject().FirstOrDefault(static field => field.Name.StartsWith("rejected", StringComparison.Ordinal)).Value;
        return (rejected.ValueKind == JsonValueKind.String ? long.Parse(rejected.GetString()!, CultureInfo.InvariantCulture) : 0, partial.GetProperty("errorMessage").GetString()!);
    }
}
