using System.Globalization;

namespace PerfGen.Build;

/// <summary>What became of the calls of tracked methods in one project.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Score">The score as the analyzer says it.</param>
/// <param name="Tracked">Calls that are tracked.</param>
/// <param name="Calls">All calls.</param>
/// <param name="Methods">The methods, those with missed calls first.</param>
internal sealed record Coverage(string Project, string Score, int Tracked, int Calls, IReadOnlyList<CoveredMethod> Methods)
{
    /// <summary>The share of calls that are tracked, in percent; 100 where there are none.</summary>
    public double Percent => Calls == 0 ? 100 : 100.0 * Tracked / Calls;

    /// <summary>The same, cut: 94.96 is not 95 to whoever asked for 95.</summary>
    public string PercentText => (Math.Floor(Percent * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>One tracked method.</summary>
/// <param name="Name">As people write it.</param>
/// <param name="Id">Its documentation id.</param>
/// <param name="IsNeverCalled">Nothing in the project calls it.</param>
/// <param name="Tracked">Where it is called and recorded.</param>
/// <param name="Missed">Where it is called and not recorded, and why.</param>
internal sealed record CoveredMethod(string Name, string Id, bool IsNeverCalled, IReadOnlyList<CallPlace> Tracked, IReadOnlyList<CallPlace> Missed);

/// <summary>Where a call stands.</summary>
/// <param name="File">Its file, relative to the project where it lies in it.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Rule">The diagnostic.</param>
/// <param name="Reason">Why it is not recorded; empty where it is.</param>
/// <param name="Message">What the diagnostic says.</param>
internal sealed record CallPlace(string File, int Line, int Column, string Rule, string Reason, string Message);
