using System.CommandLine;
using System.Globalization;
using PerfGen.Cli.Output;
using PerfGen.Query.Text;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen forget</c>: erases a session, a task, or everything before a time.</summary>
internal static class ForgetCommand
{
    public static Command Create(Terminal terminal)
    {
        var session = new Option<string?>("--session") { Description = "The session; with --task, the session of the task. What retention has left only as counts, which know no sessions and tasks, stays counted, and is said.", HelpName = "id" };
        var task = new Option<string?>("--task") { Description = "The task.", HelpName = "id" };
        var before = new Option<string?>("--before") { Description = "Everything before this time: 90d, or a date such as 2026-01-31. Counts of an hour, day or month that retention left go as a whole.", HelpName = "time" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var command = new Command("forget", "Erase what was recorded of a session or a task, or before a time: rows, their share of rollups, and bytes, for good.") { session, task, before, yes, dir, json };
        command.SetAction((parsed, stop) => Task.Run(() =>
        {
            var what = new ForgetRequest { Session = parsed.GetValue(session), Task = parsed.GetValue(task), Before = Time(parsed.GetValue(before), CommonOptions.DirectoryOf(parsed.GetValue(dir))) };
            if ((what.Session ?? what.Task) is null == what.Before is null)
            {
                throw new UsageException("forget needs --session or --task, or --before; give one of them");
            }

            return parsed.GetValue(yes) || IsMeant()
                ? RunAsync(terminal, what, parsed.GetValue(dir), parsed.GetValue(json), stop)
                : Task.FromResult(ExitCode.NotDone);
        }, CancellationToken.None));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ForgetRequest what, string? dir, bool json, CancellationToken stop)
    {
        var result = new StoreMaintenance(CommonOptions.DirectoryOf(dir)).Forget(what, stop);
        await BackupCommand.SayAsync(
            terminal, json,
            $" forgotten  {Human.Things(result.Calls, "call")}, {Human.Things(result.Values, "value")}, {Human.Things(result.Events, "event")}; {Human.Size(result.BytesBefore)} before, {Human.Size(result.BytesAfter)} now",
            MaintenanceRows.One(("calls", result.Calls), ("values", result.Values), ("events", result.Events), ("bytes_before", result.BytesBefore), ("bytes_after", result.BytesAfter), ("calls_forgotten_until", Utc(result.CallsForgottenUntil, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'")), ("values_forgotten_until", Utc(result.ValuesForgottenUntil, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'")), ("calls_left_in_counts", result.CallsLeftInCounts), ("values_left_in_counts_until", Utc(result.ValuesLeftInCountsUntil, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'"))));
        SayWhatWasCut("calls", what.Before, result.CallsForgottenUntil);
        SayWhatWasCut("values", what.Before, result.ValuesForgottenUntil);
        SayWhatIsLeft(result);
        foreach (var backup in result.Backups)
        {
            Terminal.Say($"not reached: the copy {backup}");
        }

        foreach (var journal in result.StillInJournals)
        {
            Terminal.Say($"not reached before it ends: the journal of {journal}");
        }

        return ExitCode.Fine;
    }

    private static void SayWhatWasCut(string things, DateTimeOffset? before, DateTimeOffset? until)
    {
        const string Time = "yyyy-MM-dd HH:mm:ss.FFFFFF";
        if (until is not null)
        {
            Terminal.Say($"more than was asked: of {things} that retention had removed there are only counts, which cannot be divided; gone too is what such counts held from {Utc(before, Time)} to {Utc(until, Time)} UTC");
        }
    }

    private static void SayWhatIsLeft(ForgetResult result)
    {
        if (result.CallsLeftInCounts > 0)
        {
            Terminal.Say($"not told apart: {Human.Things(result.CallsLeftInCounts, "call")} of it {(result.CallsLeftInCounts == 1 ? "is" : "are")} only part of counts of hours, days and months, which know no sessions and tasks, and stay in these");
        }

        if (result.ValuesLeftInCountsUntil is { } until)
        {
            Terminal.Say($"not told apart: values of it from before {Utc(until, "yyyy-MM-dd HH:mm:ss")} UTC may be part of counts of days, and stay in these");
        }
    }

    private static string? Utc(DateTimeOffset? time, string format) => time?.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private static bool IsMeant()
    {
        if (!Terminal.IsInteractive)
        {
            throw new UsageException("forget cannot be undone; say --yes where nobody can be asked");
        }

        Console.Error.Write("This cannot be undone. Forget it? [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static DateTimeOffset? Time(string? text, DataDirectory directory) =>
        text is null ? null
        : CommonOptions.Window("--before", text, directory).From ?? throw new UsageException($"--before is '{text}'; it has to be a time that is past, such as 90d or 2026-01-31");
}
