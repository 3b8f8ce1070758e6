using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PerfGen.Runtime;
using PerfGen.Runtime.Settings;
using PerfGen.Store.DuckDB.Draining;

namespace PerfGen.Store.DuckDB.Models;

/// <summary>Names of models and what they cost, as PerfGen and the project's <c>perfgen.json</c> say. Read once for a drain; thread-safe.</summary>
/// <remarks>
/// <c>"prices"</c> of <c>perfgen.json</c> is a price list, or the path of one from there; <c>"model_aliases"</c> says what else models are called.
/// A part that cannot be read is reported, and the built-in one stands in for it.
/// </remarks>
internal sealed class Pricing
{
    private const byte Computed = 1;
    private const string WarningSetting = "metrics.tokens.warn_threshold";

    private Pricing(PriceTable table, ModelNames models, string fingerprint, long? tokenWarning, IReadOnlyList<string> problems)
    {
        TokenWarning = tokenWarning;
        Table = table;
        Models = models;
        Fingerprint = fingerprint;
        Problems = problems;
    }

    public PriceTable Table { get; }

    public ModelNames Models { get; }

    /// <summary>Another one where anything of the prices or names is another.</summary>
    public string Fingerprint { get; }

    public IReadOnlyList<string> Problems { get; }

    /// <summary>Tokens of a session from which on it is warned; null is never.</summary>
    public long? TokenWarning { get; }

    private static byte[] BuiltInText { get; } = ReadBuiltIn();

    public static Pricing BuiltIn { get; } = Of(PriceList.Empty, [], "", WarningOf(PerfSettings.Default), []);

    public static Pricing Load(DataDirectory directory)
    {
        var file = ProjectFile.Find(directory);
        var problems = new List<string>(file.Problems);
        var (list, text) = (PriceList.Empty, "");
        try
        {
            (list, text) = file.ReadPrices();
        }
        catch (Exception error) when (error is PriceListException or JsonException or IOException or UnauthorizedAccessException)
        {
            problems.Add($"The prices of '{file.Path}' cannot be used, and the built-in ones count: {error.Message}");
        }

        var settings = PerfSettings.Load(directory);
        return file.Exists || settings.OriginOf(WarningSetting) != "default"
            ? Of(list, file.ModelAliases, text + string.Join('\n', file.ModelAliases), WarningOf(settings), problems)
            : BuiltIn;
    }

    private static long? WarningOf(PerfSettings settings) => settings.Number(WarningSetting) is > 0 and var many ? (long)many : null;

    /// <summary>Puts a usage into the batch, with what it costs.</summary>
    public void Price(Batch batch, UsageRow row)
    {
        if (row.Cost is null && Table.Find(row.Model ?? ModelOf(batch, row.Context), row.RecordedAt) is { } price && price.CostOf(row.Tokens, row.IsBatch) is { } cost)
        {
            (row.Cost, row.Currency, row.CostOrigin) = (cost, batch.Strings.Add(price.Currency), Computed);
        }

        batch.Usages.Add(row);
    }

    /// <summary>Puts what a call used into the batch, and says of the call what it costs.</summary>
    public void Price(Batch batch, CallRow call)
    {
        if (call.Cost is null && Table.Find(ModelOf(batch, call.Context), call.StartedAt) is { } price && price.CostOf(call.Tokens, isBatch: false) is { } cost)
        {
            (call.Cost, call.Currency, call.CostOrigin) = (cost, batch.Strings.Add(price.Currency), Computed);
        }

        batch.Usages.Add(new UsageRow
        {
            Source = call.Source,
            Seq = call.Seq,
            RecordedAt = call.StartedAt,
            Context = call.Context,
            Method = call.Method,
            CapturedBy = call,
            Tokens = call.Tokens,
            Total = call.Tokens.Total,
            Cost = call.Cost,
            Currency = call.Currency,
            CostOrigin = call.CostOrigin,
        });
    }

    private static string? ModelOf(Batch batch, int? context) => context is { } place ? batch.Contexts.Entries[place].Model : null;

    private static Pricing Of(PriceList project, IReadOnlyList<(string Alias, string Model)> aliases, string text, long? tokenWarning, IReadOnlyList<string> problems)
    {
        using var document = JsonDocument.Parse(BuiltInText);
        var builtIn = PriceListReader.Read(document.RootElement);
        var names = builtIn.Names.Concat(project.Names).Concat(aliases.Select(static alias => (alias.Model, (IEnumerable<string>)[alias.Alias])));
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData([.. BuiltInText, .. Encoding.UTF8.GetBytes(text)]));
        return new Pricing(new PriceTable(builtIn.Prices, project.Prices), new ModelNames(names), fingerprint, tokenWarning, problems);
    }

    private static byte[] ReadBuiltIn()
    {
        using var stream = typeof(Pricing).Assembly.GetManifestResourceStream("PerfGen.Store.DuckDB.Models.prices.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
