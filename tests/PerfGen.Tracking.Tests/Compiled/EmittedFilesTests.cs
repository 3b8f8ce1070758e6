using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PerfGen.Tracking.Tests.Compiled;

/// <summary>A project that has generated code written among its sources: the next build would compile it beside what is generated anew.</summary>
public sealed class EmittedFilesTests
{
    [Fact]
    public void WhatWasGeneratedIsNoSourceOfTheNextBuild()
    {
        var folder = Directory.CreateTempSubdirectory("perfgen-emitted-").FullName;
        try
        {
            var ours = Directory.CreateDirectory(Path.Combine(folder, "Generated", "PerfGen.Generator", "PerfGen.Generator.PerfGenGenerator")).FullName;
            var others = Directory.CreateDirectory(Path.Combine(folder, "Generated", "Another.Generator")).FullName;
            File.WriteAllText(Path.Combine(ours, "Shop.PerfGen.g.cs"), "");
            File.WriteAllText(Path.Combine(others, "Other.g.cs"), "");
            File.WriteAllText(Path.Combine(folder, "Program.cs"), "");

            Assert.Equal(["Other.g.cs", "Program.cs"], Sources(folder, "Generated"));
            Assert.Equal(["Other.g.cs", "Program.cs"], Sources(folder, Path.Combine(folder, "Generated")));

            // Where nobody asked for a folder, nothing of that name is ours.
            Assert.Equal(["Other.g.cs", "Program.cs", "Shop.PerfGen.g.cs"], Sources(folder, null));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What MSBuild would have compiled; without a restore, which the list does not need.</summary>
    private static IEnumerable<string> Sources(string folder, string? generated, [CallerFilePath] string file = "")
    {
        var targets = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "src", "PerfGen", "buildTransitive", "PerfGen.targets"));
        File.WriteAllText(Path.Combine(folder, "Shop.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>{generated}</CompilerGeneratedFilesOutputPath>
              </PropertyGroup>
              <Import Project="{targets}" />
            </Project>
            """);
        using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["msbuild", "Shop.csproj", "-getItem:Compile"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.GetProperty("Items").GetProperty("Compile").EnumerateArray().Select(static item => Path.GetFileName(item.GetProperty("FullPath").GetString()!)).Order(StringComparer.Ordinal)];
    }
}
