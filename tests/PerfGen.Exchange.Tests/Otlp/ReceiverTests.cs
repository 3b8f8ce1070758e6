using System.IO.Compression;
using System.Net;
using System.Text;
using PerfGen.Exchange.Otlp;
using static PerfGen.Exchange.Tests.Support.Receiving;
using static PerfGen.Exchange.Tests.Support.Requests;

namespace PerfGen.Exchange.Tests.Otlp;

/// <summary>What the receiver answers.</summary>
public sealed class ReceiverTests
{
    private static readonly string OneSpan = Traces(Span(1, "Work", Now, Now + 1_000_000));

    [Fact]
    public async Task AnAnsweredRequestIsInTheJournal()
    {
        await using var receiving = await StartAsync();
        var answer = await receiving.SendAsync("traces", OneSpan);
        Assert.Equal((200, "application/json", "{}"), (answer.Code, answer.Type, answer.Text));
        Assert.Equal(["Work 1000000"], receiving.Ask("select method, duration_ns from calls"));
    }

    [Fact]
    public async Task AnAnswerIsInTheFormOfTheRequest()
    {
        await using var receiving = await StartAsync();
        var taken = await receiving.SendAsync("traces", [], "application/x-protobuf");
        Assert.Equal((200, "application/x-protobuf", 0), (taken.Code, taken.Type, taken.Body.Length));

        // google.rpc.Status: code 3 in field 1, a text in field 2.
        var refused = await receiving.SendAsync("traces", [0xFF], "application/x-protobuf");
        Assert.Equal((400, "application/x-protobuf"), (refused.Code, refused.Type));
        Assert.Equal([0x08, 3, 0x12], refused.Body[..3]);
        Assert.Equal("the body is no traces in protobuf: it ends too early", Encoding.UTF8.GetString(refused.Body, 4, refused.Body[3]));

        var json = await receiving.SendAsync("metrics", "{\"resourceMetrics\":1}");
        Assert.Equal((400, "application/json", """{"code":3,"message":"the body is no metrics in JSON: \u0027resourceMetrics\u0027 is not a list"}"""), (json.Code, json.Type, json.Text));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", null, 200)]
    [InlineData("text/plain", null, 415)]
    [InlineData("application/grpc", null, 415)]
    [InlineData(null, null, 415)]
    [InlineData("application/json", "deflate", 415)]
    [InlineData("application/json", "identity", 200)]
    [InlineData("application/json", "gzip", 400)]
    public async Task TypesAndEncodingsThatAreNotKnownAreRefused(string? type, string? encoding, int code)
    {
        await using var receiving = await StartAsync();
        Assert.Equal(code, (await receiving.SendAsync("traces", Encoding.UTF8.GetBytes(OneSpan), type, encoding)).Code);
    }

    [Fact]
    public async Task OtherAddressesMethodsAndNamesAreRefused()
    {
        await using var receiving = await StartAsync();
        Assert.Equal(404, (await receiving.SendAsync("spans", "{}")).Code);
        using var got = await receiving.Client.GetAsync(new Uri("/v1/traces", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (got.StatusCode, string.Join(",", got.Content.Headers.Allow)));

        // A page of elsewhere whose name was made to lead here.
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/v1/traces") { Content = new StringContent(OneSpan, Encoding.UTF8, "application/json") };
        foreign.Headers.Host = "evil.example:4318";
        using var answer = await receiving.Client.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(receiving.Directory.Exists);
        Assert.Equal((0, 3), (receiving.Receiver.Statistics.Requests, receiving.Receiver.Statistics.Failed));
    }

    [Fact]
    public async Task PackedBodiesAreUnpackedAndTheLimitIsThatOfWhatIsUnpacked()
    {
        await using var receiving = await StartAsync(new OtlpReceiverOptions { Port = 0, BodyLimit = 100_000 });
        Assert.Equal(200, (await receiving.SendAsync("traces", Packed(Encoding.UTF8.GetBytes(OneSpan)), "application/json", "gzip")).Code);
        Assert.Equal(["Work"], receiving.Ask("select method from calls"));

        var bomb = Packed(new byte[50_000_000]);
        Assert.InRange(bomb.Length, 1, 99_000);
        var answer = await receiving.SendAsync("traces", bomb, "application/x-protobuf", "gzip");
        Assert.Equal((413, "application/x-protobuf", 8), (answer.Code, answer.Type, answer.Body[1]));
        Assert.Equal(413, (await receiving.SendAsync("traces", new byte[100_001], "application/json")).Code);
        Assert.Equal(400, (await receiving.SendAsync("traces", new byte[100_000], "application/json")).Code);
    }

    [Fact]
    public async Task AJournalThatCannotBeWrittenIsSaidToComeAgainLater()
    {
        await using var receiving = await StartAsync();
        await File.WriteAllTextAsync(receiving.Directory.Path, "in the way");
        try
        {
            var answer = await receiving.SendAsync("traces", OneSpan);
            Assert.Equal((503, "5"), (answer.Code, answer.Headers.RetryAfter?.ToString()));
            Assert.Contains("the journal cannot be written", answer.Text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(receiving.Directory.Path);
        }

        // The same request, tried again.
        Assert.Equal((0, ""), (await receiving.SendAsync("traces", OneSpan)).Partial());
        Assert.Equal(["1"], receiving.Ask("select count(*) from calls"));
    }

    [Fact]
    public async Task APortThatIsInUseIsSaidInASentence()
    {
        await using var first = await StartAsync();
        var port = first.Receiver.Address.Port;
        var error = await Assert.ThrowsAsync<IOException>(() => OtlpReceiver.StartAsync(first.Directory, new OtlpReceiverOptions { Port = port }));
        Assert.Equal($"127.0.0.1:{port} is in use; another receiver may listen there. Name another port, or 0 for any that is free", error.Message);
    }

    [Fact]
    public async Task TwoReceiversRecordIntoOneDirectory()
    {
        await using var first = await StartAsync();
        await using (var second = await StartAsync(directory: new PerfGen.Runtime.DataDirectory(first.Directory.Path)))
        {
            await Task.WhenAll(Enumerable.Range(1, 40).Select(i =>
                (i % 2 == 0 ? first : second).SendAsync("traces", Traces(Span(i, "Work", Now, Now + i)))));
            Assert.Equal(["40 40"], first.Ask("select count(*), count(distinct duration_ns) from calls"));
        }
    }

    [Fact]
    public async Task RequestsAtOnceAreEachRecordedOnce()
    {
        await using var receiving = await StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(1, 200).Select(i => receiving.SendAsync("traces", Traces(Span(i, "Work", Now, Now + i)))));
        Assert.All(answers, static answer => Assert.Equal("{}", answer.Text));
        Assert.Equal(["200 200"], receiving.Ask("select count(*), count(distinct duration_ns) from calls"));
        Assert.Equal(200, receiving.Receiver.Statistics.Requests);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
