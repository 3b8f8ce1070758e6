using System.CommandLine;
using PerfGen.Cli.Output;
using PerfGen.Query.Budgets;
using PerfGen.Runtime.Settings;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen budget</c>: how much of a budget is spent, and when it will be.</summary>
internal static class BudgetCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var amount = new Option<decimal?>("--amount") { Description = "What may be spent (otherwise budget.cost of perfgen.json).", HelpName = "amount" };
        var currency = new Option<string?>("--currency") { Description = "In which currency (otherwise budget.currency, or USD).", HelpName = "code" };
        var tokens = new Option<long?>("--tokens") { Description = "How many tokens may be used (otherwise budget.tokens).", HelpName = "n" };
        var per = new Option<BudgetPeriod?>("--per") { Description = "In a day, a week (from Monday) or a month (otherwise budget.per, or month).", HelpName = "day|week|month" };
        var command = new Command("budget", "Show how much of a budget is spent, and when it will be if it goes on as in the last seven days.") { amount, currency, tokens, per, dir, json };
        command.SetAction(async (parsed, stop) =>
        {
            var directory = CommonOptions.DirectoryOf(parsed.GetValue(dir));
            var budgets = Budgets(PerfSettings.Load(directory), parsed.GetValue(amount), parsed.GetValue(currency), parsed.GetValue(tokens), parsed.GetValue(per));
            var saidByDrain = DrainFirst.Run(directory, stop);
            var forecasts = await BudgetForecast.LoadAsync(directory, budgets, DateTimeOffset.UtcNow, stop);
            if (parsed.GetValue(json))
            {
                BudgetJson.Write(terminal.Bytes, forecasts);
            }
            else
            {
                Write(terminal.Out, forecasts);
            }

            terminal.Release();
            saidByDrain();
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>What is said goes before what is set; where an amount or tokens are said, they are all that is asked for.</summary>
    private static IReadOnlyList<Budget> Budgets(PerfSettings settings, decimal? amount, string? currency, long? tokens, BudgetPeriod? per)
    {
        if (amount <= 0 || tokens <= 0)
        {
            throw new UsageException($"{(amount <= 0 ? "--amount" : "--tokens")} has to be more than 0");
        }

        var code = currency?.ToUpperInvariant();
        if (code is not null && !Contracts.Currencies.Codes.Contains(code, StringComparer.Ordinal))
        {
            throw new UsageException($"--currency is '{currency}'; it has to be a currency of ISO 4217, such as USD or EUR");
        }

        var set = Budget.Of(settings);
        var period = per ?? set.FirstOrDefault()?.Period ?? BudgetPeriod.Month;
        Budget[] said = [
            .. amount is { } money ? new[] { new Budget(money, code ?? settings.Text("budget.currency")!, period) } : [],
            .. tokens is { } count ? new[] { new Budget(count, Units.Tokens, period) } : []];
        var all = said.Length > 0 ? said : [.. set.Select(budget => budget with { Period = period, Unit = budget.Unit == Units.Tokens ? budget.Unit : code ?? budget.Unit })];
        return all.Length > 0 ? all : throw new UsageException("there is no budget; give --amount or --tokens, or set budget.cost or budget.tokens in perfgen.json");
    }

    private static void Write(TextWriter output, IReadOnlyList<BudgetForecast> forecasts)
    {
        for (var i = 0; i < forecasts.Count; i++)
        {
            if (i > 0)
            {
                output.WriteLine();
            }

            BudgetText.Write(output, forecasts[i]);
        }
    }
}
