using System.CommandLine;
using System.Globalization;
using PerfGen.Cli.Output;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Text;
using PerfGen.Runtime.Settings;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen config</c>: every setting, its value and where it comes from.</summary>
internal static class ConfigCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var csv = CommonOptions.Csv();
        var schema = new Option<bool>("--schema") { Description = "Write the JSON schema of perfgen.json." };
        var command = new Command("config", "Show every setting, its value, and where it comes from; check perfgen.json.") { schema, dir, json, csv };
        command.SetAction((parsed, _) => RunAsync(terminal, parsed.GetValue(schema), parsed.GetValue(dir), parsed.GetValue(json), parsed.GetValue(csv)));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, bool schema, string? dir, bool json, bool csv)
    {
        CommonOptions.CheckForm(json, csv);
        if (schema)
        {
            SettingsSchema.Write(terminal.Bytes);
            return ExitCode.Fine;
        }

        var settings = PerfSettings.Load(CommonOptions.DirectoryOf(dir));
        if (json)
        {
            await JsonResult.WriteAsync(terminal.Bytes, Rows(settings));
        }
        else if (csv)
        {
            await CsvResult.WriteAsync(terminal.Out, Rows(settings));
        }
        else
        {
            WriteText(terminal, settings);
        }

        terminal.Release();
        SettingFaults.Say(settings);
        return settings.Faults.Count == 0 ? ExitCode.Fine : ExitCode.NotDone;
    }

    private static void WriteText(Terminal terminal, PerfSettings settings)
    {
        var writer = new StyledWriter(terminal.Out, terminal.Colour);
        writer.WriteLine();
        writer.WriteLine(settings.File is { } file ? $" {CellWidth.Printable(file)}" : " no perfgen.json: everything is at its default", TextStyle.Bold);
        writer.WriteLine();
        var table = new TextTable(new("setting"), new("value"), new("from"), new("what it does", IsFlexible: true));
        foreach (var setting in SettingTable.All.Where(static setting => setting.Kind != SettingKind.Other))
        {
            var origin = settings.OriginOf(setting.Path);
            table.Add(setting.Path, CellWidth.Printable(Text(settings.Value(setting.Path))), new TextCell(origin, origin == "default" ? TextStyle.Dim : TextStyle.Plain), new TextCell(setting.Description, TextStyle.Dim));
        }

        table.Write(writer, terminal.Width, margin: 1);
    }

    private static ListRows Rows(PerfSettings settings)
    {
        static QueryColumn Column(string name) => new(name, "VARCHAR", QueryColumnKind.Text);

        return new ListRows(
            [Column("setting"), Column("value"), Column("default"), Column("origin"), Column("variable"), Column("description")],
            [
                .. SettingTable.All.Where(static setting => setting.Kind != SettingKind.Other).Select(setting => new object?[]
                {
                    setting.Path, Text(settings.Value(setting.Path)), Text(setting.Default), settings.OriginOf(setting.Path), setting.Variable, setting.Description,
                }),
            ]);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool isOn => isOn ? "true" : "false",
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
