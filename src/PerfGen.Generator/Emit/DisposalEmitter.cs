using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes how a decorator is disposed: as what is behind it would be.</summary>
internal static class DisposalEmitter
{
    public static void Write(SourceWriter writer, Disposal disposal, string inner)
    {
        if (disposal == Disposal.None)
        {
            return;
        }

        writer.Write("");
        if (disposal.HasFlag(Disposal.Sync))
        {
            writer.Write($"void global::System.IDisposable.Dispose() => {inner}.Dispose();");
        }
        else
        {
            writer.Write($$"""
                void global::System.IDisposable.Dispose()
                {
                    if ({{inner}} is not global::System.IDisposable disposable)
                    {
                        throw new global::System.InvalidOperationException($"'{{{inner}}.GetType()}' can only be disposed asynchronously.");
                    }

                    disposable.Dispose();
                }
                """);
        }

        writer.Write("");
        if (disposal.HasFlag(Disposal.Async))
        {
            writer.Write($"global::System.Threading.Tasks.ValueTask global::System.IAsyncDisposable.DisposeAsync() => {inner}.DisposeAsync();");
        }
        else
        {
            writer.Write($$"""
                global::System.Threading.Tasks.ValueTask global::System.IAsyncDisposable.DisposeAsync()
                {
                    if ({{inner}} is global::System.IAsyncDisposable disposable)
                    {
                        return disposable.DisposeAsync();
                    }

                    {{inner}}.Dispose();
                    return default;
                }
                """);
        }
    }
}
