using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PerfGen.Benchmarks.Building;

/// <summary>The compiler as a build runs it for one project, in a process of its own: no restore, no MSBuild, no server that is warm already.</summary>
internal sealed class CompilerTask
{
    private const string Analyzer = "/analyzer:";

    private readonly string _folder;
    private readonly string _arguments;
    private readonly IReadOnlyList<string> _inputs;

    /// <param name="folder">Where the project is written; it must not exist yet.</param>
    /// <param name="files">The project's sources.</param>
    /// <param name="isAlone">Without the analyzers and generators that the SDK gives to every project. No build is like that, unless it says so; it shows most of all what a component of PerfGen costs.</param>
    /// <param name="components">Generators and analyzers of PerfGen to load.</param>
    public CompilerTask(string folder, IReadOnlyList<(string Name, string Text)> files, bool isAlone, params IReadOnlyList<string> components)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(_folder, name), text);
        }

        var arguments = CompilerCommand.Ask(_folder, components);
        if (isAlone)
        {
            arguments = [.. arguments.Where(argument => !argument.StartsWith(Analyzer, StringComparison.Ordinal) || components.Any(component => argument.EndsWith(component, StringComparison.Ordinal)))];
        }

        _arguments = Path.Combine(_folder, "csc.rsp");
        File.WriteAllLines(_arguments, arguments.Where(static argument => argument != "/noconfig"));
        _inputs = [.. arguments.Select(PathIn).Where(File.Exists), .. Directory.GetFiles(BuildEnvironment.CompilerFolder)];
    }

    /// <summary>The most memory that the last run had in RAM, in bytes. Like <see cref="ProcessorTime"/> looked at every 10 ms, so that the very end is missed.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>The time of all processors that the last run took: what another program does meanwhile hardly changes it.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>The size of what the last run wrote.</summary>
    public long OutputBytes => new FileInfo(Path.Combine(_folder, "obj", "Debug", "net10.0", "app.dll")).Length;

    /// <summary>Has the disk's cache hold all that a run reads, so that none of them is the first one.</summary>
    public void ReadInputs()
    {
        foreach (var path in _inputs)
        {
            File.ReadAllBytes(path);
        }
    }

    /// <exception cref="InvalidOperationException">The project does not compile.</exception>
    public void Run()
    {
        using var process = Process.Start(new ProcessStartInfo(BuildEnvironment.Host, ["exec", Path.Combine(BuildEnvironment.CompilerFolder, "csc.dll"), "/noconfig", $"@{_arguments}"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        PeakBytes = 0;
        while (!process.WaitForExit(10))
        {
            PeakBytes = Math.Max(PeakBytes, PeakOf(process.Id));
            ProcessorTime = TimeOf(process) ?? ProcessorTime;
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"the generated project does not compile:\n{output.Result[..Math.Min(output.Result.Length, 2_000)]}");
        }
    }

    private string PathIn(string argument) => Path.Combine(_folder, argument[(argument.LastIndexOf(':') + 1)..].Trim('"'));

    private static TimeSpan? TimeOf(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has just ended.
            return null;
        }
    }

    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.AsSpan("VmHWM:".Length, line.Length - "VmHWM:".Length - "kB".Length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or this is no Linux.
            return 0;
        }
    }
}
