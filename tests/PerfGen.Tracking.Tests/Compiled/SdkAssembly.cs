using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace PerfGen.Tracking.Tests.Compiled;

/// <summary>An assembly that the SDK's compiler made, warnings being errors, in a process of its own, and that runs in this one: what depends on assemblies, options or an entry point.</summary>
internal sealed class SdkAssembly
{
    private static readonly string[] References =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(IsManaged).Order(StringComparer.Ordinal),
        typeof(TrackPerformanceAttribute).Assembly.Location,
        typeof(Perf).Assembly.Location,
    ];

    private readonly AssemblyLoadContext _context;

    private SdkAssembly(string path, AssemblyLoadContext context)
    {
        Location = path;
        _context = context;
    }

    public string Location { get; }

    public Assembly Loaded => _context.LoadFromAssemblyPath(Location);

    /// <summary>The option with which a compilation is looked at by the rules as well.</summary>
    public static string WithAnalyzers { get; } = $"/analyzer:\"{Metadata("GeneratorPath").Replace("PerfGen.Generator", "PerfGen.Analyzers", StringComparison.Ordinal)}\"";

    /// <summary>Compiles; fails with what the compiler says.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="source">Its source.</param>
    /// <param name="isTracked">With the generator; else the same program as if there were none.</param>
    /// <param name="options">Further options of the compiler, in which <c>{folder}</c> is that of the source.</param>
    /// <param name="references">Assemblies that it is compiled against and runs with.</param>
    public static SdkAssembly Compile(string name, [StringSyntax("C#")] string source, bool isTracked, IReadOnlyList<string>? options = null, params IReadOnlyList<SdkAssembly> references)
    {
        var (exit, output, path) = TryCompile(name, source, isTracked, options, references);
        Assert.True(exit == 0, output);

        // An assembly and what it references know each other by name: one context for all of them.
        var context = references.Count > 0 ? references[0]._context : new AssemblyLoadContext($"{name} {(isTracked ? "tracked" : "untracked")}");
        context.LoadFromAssemblyPath(path);
        return new SdkAssembly(path, context);
    }

    /// <inheritdoc cref="Compile"/>
    /// <returns>The compiler's exit code, what it said, and where the assembly lies.</returns>
    public static (int Exit, string Output, string Path) TryCompile(string name, [StringSyntax("C#")] string source, bool isTracked, IReadOnlyList<string>? options = null, params IReadOnlyList<SdkAssembly> references)
    {
        var folder = Directory.CreateTempSubdirectory("perfgen-compiled-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, name + ".dll");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), source);
        File.WriteAllLines(Path.Combine(folder, "global.config"), ["is_global = true", "build_property.PerfGenEnabled =", $"build_property.ProjectDir = {folder}/"]);
        File.WriteAllLines(
            Path.Combine(folder, "csc.rsp"),
            [
                "/nologo", "/nostdlib+", "/optimize-", "/deterministic+", "/nullable:enable", "/langversion:latest", "/warnaserror+", "/unsafe+",
                "/features:InterceptorsNamespaces=PerfGen.Generated", $"/out:\"{path}\"", "/analyzerconfig:global.config",
                .. References.Concat(references.Select(static reference => reference.Location)).Select(static reference => $"/reference:\"{reference}\""),
                .. isTracked ? [$"/analyzer:\"{Metadata("GeneratorPath")}\""] : Array.Empty<string>(),
                .. (options ?? ["/target:library"]).Select(option => option.Replace("{folder}", folder, StringComparison.Ordinal)),
                "Program.cs",
            ]);
        using var process = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", Path.Combine(Metadata("CompilerFolder"), "csc.dll"), "/noconfig", "@csc.rsp"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, path);
    }

    /// <summary>The same, with one more assembly that it runs with.</summary>
    public SdkAssembly With(string path)
    {
        _context.LoadFromAssemblyPath(path);
        return this;
    }

    /// <summary>Runs <c>Program.Run()</c> and returns its text.</summary>
    public string Run() => (string)Loaded.GetTypes().Single(static type => type.Name == "Program").GetMethod("Run", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.Invoke(null, [])!;

    /// <summary>Runs an executable in a process of its own.</summary>
    /// <returns>Its exit code, and what it wrote to both outputs.</returns>
    public (int Exit, string Output) RunAsProcess()
    {
        var folder = Path.GetDirectoryName(Location)!;
        foreach (var library in References.Where(static reference => Path.GetFileName(reference).StartsWith("PerfGen.", StringComparison.Ordinal)))
        {
            File.Copy(library, Path.Combine(folder, Path.GetFileName(library)), overwrite: true);
        }

        File.WriteAllText(
            Path.ChangeExtension(Location, ".runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }""");
        using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Location])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    /// <summary>A file of the SDK whose compiler this is.</summary>
    /// <param name="parts">Its path from the SDK's folder on.</param>
    public static string SdkFile(params string[] parts) => Path.GetFullPath(Path.Combine([Metadata("CompilerFolder"), "..", "..", .. parts]));

    private static bool IsManaged(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path) is not null;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static string Metadata(string key) =>
        typeof(SdkAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
