using System.Globalization;
using Microsoft.Build.Framework;

namespace PerfGen.Build;

/// <summary>Prints how many calls are tracked, writes the coverage report, and fails the build under a minimum. Run by MSBuild after the compiler.</summary>
public sealed class CoverageReport : ITask
{
    public IBuildEngine BuildEngine { get; set; } = null!;

    public ITaskHost? HostObject { get; set; }

    /// <summary>The compiler's error log, as the build names it: perhaps with <c>,version=2.1</c> behind it.</summary>
    [Required]
    public string ErrorLog { get; set; } = "";

    /// <summary>The project's name.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The project's folder; paths are shown relative to it.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>The folder that the report is written into, as the build names it: relative to <see cref="StartFolder"/>. Empty for none.</summary>
    public string ReportFolder { get; set; } = "";

    /// <summary>Where the build was started.</summary>
    public string StartFolder { get; set; } = "";

    /// <summary>The name of the report's files, without their endings.</summary>
    public string ReportName { get; set; } = "";

    /// <summary>The least percentage of calls that have to be tracked; empty for none.</summary>
    public string Minimum { get; set; } = "";

    public bool Execute()
    {
        // Said also where there is nothing to compare it with: a minimum with a slip of the pen would otherwise hold for ever.
        if (!IsValid(Minimum, out var minimum) || !IsFolder(ReportFolder))
        {
            return false;
        }

        var path = Path.Combine(ProjectFolder, ErrorLog.Split([',', ';'])[0]);
        if (!File.Exists(path) || CompilerLog.Read(path) is not { } log || log.Read(Project, ProjectFolder) is not { } coverage)
        {
            return true;
        }

        Say($"{Project}: {coverage.Score}.");
        return TryWrite(coverage, log) && IsEnough(coverage, minimum);
    }

    private bool TryWrite(Coverage coverage, CompilerLog log)
    {
        if (ReportFolder.Length == 0)
        {
            return true;
        }

        try
        {
            var folder = Path.GetFullPath(Path.Combine(StartFolder, ReportFolder));
            Say($"{Project}: the coverage report is {CoverageFiles.Write(folder, ReportName, coverage, log)}");
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Fail("PRFGCFG004", $"The coverage report cannot be written: {error.Message.TrimEnd('.')}. PerfGenCoverageReport is '{ReportFolder}'; name a folder that can be written.");
            return false;
        }
    }

    /// <summary>Each project writes three files of its own; what looks like one file is a misunderstanding.</summary>
    private bool IsFolder(string report)
    {
        if (Path.GetExtension(report.Trim()).ToUpperInvariant() is not (".MD" or ".JSON" or ".SARIF"))
        {
            return true;
        }

        Fail("PRFGCFG004", $"PerfGenCoverageReport is '{report}', which names a file; name the folder that Markdown, JSON and SARIF of each project are written into, for instance 'coverage'.");
        return false;
    }

    private bool IsValid(string text, out double minimum)
    {
        minimum = 0;
        if (text.Length == 0 || (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out minimum) && minimum is >= 0 and <= 100))
        {
            return true;
        }

        Fail("PRFGCFG003", $"PerfGenCoverageMinimum is '{text}'; it has to be a percentage from 0 to 100.");
        return false;
    }

    private bool IsEnough(Coverage coverage, double minimum)
    {
        if (coverage.Percent >= minimum)
        {
            return true;
        }

        Fail("PRFGCFG003", $"PerfGen tracks {coverage.PercentText} % of the calls of tracked methods in {Project}, and PerfGenCoverageMinimum asks for {Minimum} %. dotnet build -p:PerfGenCoverageReport=coverage writes where the others are.");
        return false;
    }

    private void Say(string message) => BuildEngine.LogMessageEvent(new BuildMessageEventArgs(message, null, nameof(CoverageReport), MessageImportance.High));

    private void Fail(string code, string message) =>
        BuildEngine.LogErrorEvent(new BuildErrorEventArgs("PerfGen", code, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, message, null, nameof(CoverageReport)));
}
