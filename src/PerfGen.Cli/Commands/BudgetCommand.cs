using System.CommandLine;
using System.Globalization;
using PerfGen.Cli.Output;
using PerfGen.Query.Budgets;
using PerfGen.Query.Text;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen budget</c>: how much of a budget is spent, and when it will be.</summary>
internal static class BudgetCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var amount = new Option<decimal?>("--amount") { Description = "What may be spent.", HelpName = "amount" };
        var currency = new Option<string>("--currency") { Description = "In which currency.", HelpName = "code", DefaultValueFactory = static _ => Units.Usd };
        var tokens = new Option<long?>("--tokens") { Description = "How many tokens may be used, in place of --amount.", HelpName = "n" };
        var per = new Option<BudgetPeriod>("--per") { Description = "In a day, a week (from Monday) or a month, in UTC.", HelpName = "day|week|month", DefaultValueFactory = static _ => BudgetPeriod.Month };
        var command = new Command("budget", "Show how much of a budget is spent, and when it will be if it goes on as in the last seven days.") { amount, currency, tokens, per, dir, json };
        command.SetAction(async (parsed, stop) =>
        {
            var (money, count) = (parsed.GetValue(amount), parsed.GetValue(tokens));
            if (money is null == count is null || (money ?? count) <= 0)
            {
                throw new UsageException("give --amount or --tokens, more than 0 (perfgen budget --help)");
            }

            var directory = CommonOptions.DirectoryOf(parsed.GetValue(dir));
            var saidByDrain = DrainFirst.Run(directory, stop);
            var unit = count is null ? parsed.GetValue(currency)!.ToUpperInvariant() : Units.Tokens;
            var forecast = await BudgetForecast.LoadAsync(directory, money ?? count!.Value, unit, parsed.GetValue(per), DateTimeOffset.UtcNow, stop);
            if (parsed.GetValue(json))
            {
                BudgetJson.Write(terminal.Bytes, forecast);
            }
            else
            {
                Write(terminal.Out, forecast);
            }

            terminal.Release();
            saidByDrain();
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Write(TextWriter output, BudgetForecast forecast)
    {
        string Shown(decimal? value) => value is not { } known ? "unknown" : forecast.Unit == Units.Tokens ? Human.Count((long)known) : Human.Money(known, forecast.Unit);
        var share = (double)(forecast.Spent / forecast.Limit);
        output.WriteLine($" {forecast.From:d MMMM} to {forecast.To.AddDays(-1).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} · {Shown(forecast.Spent)} of {Shown(forecast.Limit)}{(forecast.Unit == Units.Tokens ? " tokens" : "")}, {Human.Share(share)}");
        output.WriteLine(forecast.PerDay is null
            ? " forecast  nothing was spent in the last seven days"
            : $" forecast  {Shown(forecast.Projected)} at the end of it, at {Shown(forecast.PerDay)} a day");
        output.WriteLine(forecast.IsSpent ? " spent     the budget is spent"
            : forecast.CrossesAt is { } at ? $" crosses   on {at.ToString("d MMMM", CultureInfo.InvariantCulture)} at this rate"
            : " lasts     for the whole time at this rate");
        if (forecast.UsagesNotCounted > 0)
        {
            output.WriteLine($" unknown   {Human.Things(forecast.UsagesNotCounted, "answer")} without a price in {forecast.Unit}, which are in none of these");
        }
    }
}
