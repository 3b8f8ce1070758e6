using PerfGen.Contracts;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Emit;

/// <summary>Writes what stands in for the calls of <c>services.Track</c>: each interface with its decorator.</summary>
internal static class TrackCallsEmitter
{
    public const string HintName = "PerfGen.Track.g.cs";

    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";

    /// <param name="calls">The calls.</param>
    /// <param name="environment">What compilation and build allow: where nothing is recorded, the services stay as they are.</param>
    public static string Emit(EquatableArray<TrackCallModel> calls, GenerationEnvironment environment)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, "decorators that services.Track registers", "services.Track", []);
        using (writer.Open($"namespace {WellKnownNames.InterceptorsNamespace}"))
        {
            writer.Write("[global::System.Diagnostics.DebuggerStepThrough]\n" + FileHeader.GeneratedCode);
            using (writer.Open("file static class Track"))
            {
                var number = 0;
                foreach (var service in calls.GroupBy(static call => (call.Interface, call.Class, call.IsOpen, call.IsReduced)))
                {
                    writer.Write(number == 0 ? null : "");
                    foreach (var call in service)
                    {
                        var location = call.Location;
                        writer.Write($"[global::System.Runtime.CompilerServices.InterceptsLocation({location.Version}, \"{location.Data}\")] // {Names.RelativePath(location.Path, environment.ProjectDirectory)}({location.Line},{location.Column})");
                    }

                    Write(writer, service.Key, "Decorate" + (number++ == 0 ? "" : number.ToString()), environment.CanRecord);
                }
            }
        }

        CallsEmitter.WriteAttribute(writer);
        return writer.ToString();
    }

    private static void Write(SourceWriter writer, (string Interface, string Class, bool IsOpen, bool IsReduced) service, string name, bool canRecord)
    {
        var parameters = $"{(service.IsReduced ? "this " : "")}{Services} services{(service.IsOpen ? ", global::System.Type openGeneric" : "")}";
        writer.Write($"internal static {Services} {CapturePath.Identifier(name)}({parameters}) =>");
        writer.Write(
            !canRecord ? "    services; // nothing is recorded here"
            : service.IsOpen ? $"    global::{WellKnownNames.Decorators}.TrackOpen(services, typeof({service.Interface}), typeof({service.Class}));"
            : $"    global::{WellKnownNames.Decorators}.Track<{service.Interface}>(services, static inner => new {service.Class}(inner));");
    }
}
