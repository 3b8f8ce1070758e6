using PerfGen.Contracts;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the module initializer that starts the drain in an executable. A reference that nothing uses would never be loaded.</summary>
internal static class DrainInitializerEmitter
{
    public const string HintName = "PerfGen.Drain.g.cs";

    /// <param name="summarises">Whether summaries follow the drain.</param>
    public static string Emit(bool summarises)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, "starts the drain of the journal into the DuckDB file, in this process", "PerfGenDrainInProcess", []);
        using (writer.Open($"namespace {WellKnownNames.InterceptorsNamespace}"))
        {
            writer.Write(FileHeader.GeneratedCode);
            using (writer.Open("file static class Drain"))
            {
                writer.Write("[global::System.Runtime.CompilerServices.ModuleInitializer]");
                if (summarises)
                {
                    using (writer.Open("internal static void Start()"))
                    {
                        writer.Write($"""
                            global::{WellKnownNames.InProcessSummaries}.Start();
                            global::{WellKnownNames.InProcessDrain}.Start();
                            """);
                    }
                }
                else
                {
                    writer.Write($"internal static void Start() => global::{WellKnownNames.InProcessDrain}.Start();");
                }
            }
        }

        return writer.ToString();
    }
}
