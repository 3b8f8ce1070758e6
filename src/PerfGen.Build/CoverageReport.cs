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

    /// <summary>The folder that the report is written into; empty for none.</summary>
    public string ReportFolder { get; set; } = "";

    /// <summary>The name of the report's files, without their endings.</summary>
    public string ReportName { get; set; } = "";

    /// <summary>The least percentage of calls that have to be tracked; empty for none.</summary>
    public string Minimum { get; set; } = "";

    public bool Execute()
    {
        var path = Path.Combine(ProjectFolder, ErrorLog.Split([',', ';'])[0]);
        if (!File.Exists(path) || CompilerLog.Read(path) is not { } log || log.Read(Project, ProjectFolder) is not { } coverage)
        {
            return true;
        }

        Say($"{Project}: {coverage.Score}.");
        if (ReportFolder.Length > 0)
        {
            Say($"{Project}: the coverage report is {CoverageFiles.Write(ReportFolder, ReportName, coverage, log)}");
        }

        return IsEnough(coverage);
    }

    private bool IsEnough(Coverage coverage)
    {
        if (Minimum.Length == 0)
        {
            return true;
        }

        if (!double.TryParse(Minimum, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minimum) || minimum > 100)
        {
            Fail("PRFGCFG003", $"PerfGenCoverageMinimum is '{Minimum}'; it has to be a percentage from 0 to 100.");
            return false;
        }

        if (coverage.Percent < minimum)
        {
            Fail("PRFGCFG003", $"PerfGen tracks {coverage.PercentText} % of the calls of tracked methods in {Project}, and PerfGenCoverageMinimum asks for {Minimum} %. dotnet build -p:PerfGenCoverageReport=coverage writes where the others are.");
            return false;
        }

        return true;
    }

    private void Say(string message) => BuildEngine.LogMessageEvent(new BuildMessageEventArgs(message, null, nameof(CoverageReport), MessageImportance.High));

    private void Fail(string code, string message) =>
        BuildEngine.LogErrorEvent(new BuildErrorEventArgs("PerfGen", code, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, message, null, nameof(CoverageReport)));
}
