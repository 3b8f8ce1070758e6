using System.IO.Compression;
using System.Runtime.InteropServices;

namespace PerfGen.Package.Tests;

/// <summary>The packages, packed once from what the solution's build made, in a feed that nobody else sees.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private static readonly string[] Projects = ["PerfGen.Abstractions", "PerfGen.Runtime", "PerfGen"];

    private readonly string _scratch = Directory.CreateTempSubdirectory("perfgen-package-tests-").FullName;

    private string Folder => Path.Combine(_scratch, "feed");

    /// <summary>Machine code of what the compiler loads is made on this platform.</summary>
    public static bool HasMachineCode { get; } = OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture == Architecture.X64
        && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);

    /// <summary>Names of the files in a package.</summary>
    public IReadOnlyList<string> EntriesOf(string package)
    {
        using var archive = ZipFile.OpenRead(Directory.GetFiles(Folder, package + ".*.nupkg").Single(file => char.IsAsciiDigit(Path.GetFileName(file)[package.Length + 1])));
        return [.. archive.Entries.Select(static entry => entry.FullName)];
    }

    public async Task InitializeAsync()
    {
        foreach (var project in Projects)
        {
            await Dotnet.RunAsync(Repository.Root, "pack", Path.Combine("src", project), "--no-build", "-c", Repository.Configuration, "-o", Folder);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_scratch, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A folder of its own, which is not there yet.</summary>
    public string NewFolder(string name) => Path.Combine(_scratch, name);

    /// <summary>What makes NuGet look into the feed, and keep what it unpacks apart from this machine's packages.</summary>
    /// <param name="withRegistry">Beside what this machine's registries have; else nowhere else.</param>
    public string Configuration(bool withRegistry) => $"""
        <configuration>
          <packageSources>{(withRegistry ? "" : "<clear />")}<add key="feed" value="{Folder}" /></packageSources>
          <config><add key="globalPackagesFolder" value="{Path.Combine(_scratch, "packages")}" /></config>
        </configuration>
        """;

    /// <summary>A console program of its own that knows nothing but the feed: no registry, no packages of this machine.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="properties">Properties of its project.</param>
    /// <param name="program">Its code.</param>
    /// <param name="withRegistry">It also needs what this machine's registries have: a runtime to publish.</param>
    internal ConsumerProject NewConsumer(string name, string properties, string program, bool withRegistry = false)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), Configuration(withRegistry));
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                <UseSharedCompilation>false</UseSharedCompilation>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PerfGen" Version="*" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        return new ConsumerProject(name, folder);
    }
}
