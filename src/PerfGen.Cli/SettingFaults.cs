using PerfGen.Runtime.Settings;

namespace PerfGen.Cli;

/// <summary>Says on stderr what in <c>perfgen.json</c> or the environment cannot be used: a program that records is silent about it.</summary>
internal static class SettingFaults
{
    public static void Say(PerfSettings settings)
    {
        foreach (var fault in settings.Faults)
        {
            Terminal.Say(fault.ToString());
        }
    }
}
