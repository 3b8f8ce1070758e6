using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PerfGen.Exchange.Otlp.Http;
using PerfGen.Runtime;

namespace PerfGen.Exchange.Otlp;

/// <summary>
/// Receives what OpenTelemetry's exporters send over HTTP (<c>/v1/traces</c>, <c>/v1/metrics</c>, <c>/v1/logs</c>, as protobuf or JSON) into the journal of a data
/// directory. A request is answered once all that is recorded of it is in the journal: a receiver that is killed has lost nothing that it answered. Thread-safe.
/// </summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(3);

    private readonly WebApplication _application;
    private readonly OtlpImport _import;
    private readonly OtlpHandler _handler;

    private OtlpReceiver(WebApplication application, OtlpImport import, OtlpHandler handler)
    {
        _application = application;
        _import = import;
        _handler = handler;
    }

    /// <summary>Where it listens, with the port that it has.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What it has taken so far.</summary>
    public OtlpReceiverStatistics Statistics => _handler.Statistics;

    /// <summary>Begins to receive.</summary>
    /// <param name="directory">The data directory, which need not exist.</param>
    /// <param name="options">Where it listens; the default where it is null.</param>
    /// <param name="stop">Stops the beginning.</param>
    /// <exception cref="IOException">The port is in use, or may not be used; the message says which.</exception>
    public static async Task<OtlpReceiver> StartAsync(DataDirectory directory, OtlpReceiverOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var said = options ?? new OtlpReceiverOptions();
        var import = new OtlpImport(directory);
        var handler = new OtlpHandler(import, said.BodyLimit, isLocal: IPAddress.IsLoopback(said.Address));

        // An empty one: neither environment variables nor files of the folder say where it listens, and nothing is written to the console.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = said.BodyLimit;
            kestrel.Listen(said.Address, said.Port, static endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        var application = builder.Build();
        application.Run(handler.HandleAsync);
        try
        {
            await application.StartAsync(stop).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw new IOException(Explain(error, said), error);
        }

        return new OtlpReceiver(application, import, handler);
    }

    /// <summary>Keeps the journal in order; to be called every few seconds.</summary>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The journal may not be written.</exception>
    public void Tend() => _import.Tend();

    /// <summary>Answers what has been asked, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var patience = new CancellationTokenSource(Ending))
        {
            await _application.StopAsync(patience.Token).ConfigureAwait(false);
        }

        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static string Explain(Exception error, OtlpReceiverOptions said)
    {
        var where = new IPEndPoint(said.Address, said.Port);
        return error is AddressInUseException || error.InnerException is AddressInUseException
            ? $"{where} is in use; another receiver may listen there. Name another port, or 0 for any that is free"
            : $"{where} cannot be listened at: {error.Message}";
    }

    /// <summary>Signals are the program's own business.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
