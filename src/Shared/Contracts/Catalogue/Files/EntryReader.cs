namespace PerfGen.Contracts;

/// <summary>Reads what is said of one metric. What is wrong with a detail costs the detail; only without a name or a unit there is no metric.</summary>
internal static class EntryReader
{
    public static CatalogueEntry? Read(JsonValue item, List<CatalogueFault> faults)
    {
        if (item is not JsonObject { IsWhole: true } value)
        {
            if (item is not JsonObject)
            {
                faults.Add(new(CatalogueFaultKind.Invalid, item.At, $$"""a metric is an object, { "name": …, "unit": … }, not {{item.Kind}}"""));
            }

            return null; // The text broke off in it, and that is reported.
        }

        var fields = new ObjectFields(value, MetricKeys.OfMetric, faults);
        var name = Name(fields, value, faults);
        var unit = Unit(fields, value, name, faults);
        if (name is null || unit is null)
        {
            return null;
        }

        var (minimum, maximum) = Range(fields);
        var stability = fields.Word(MetricKeys.Stability, MetricWords.Stabilities) ?? MetricStability.Stable;
        var (instrument, category) = MetricWords.Expected(unit);
        var metric = new MetricDefinition(
            name,
            unit.Word,
            fields.Word(MetricKeys.Instrument, MetricWords.Instruments) ?? instrument,
            minimum,
            maximum,
            fields.Word(MetricKeys.Better, MetricWords.Directions) ?? MetricDirection.None,
            fields.Word(MetricKeys.Category, MetricWords.Categories) ?? category,
            fields.Text(MetricKeys.Description) ?? "")
        {
            Deprecated = fields.Text(MetricKeys.Deprecated),
            RenamedTo = fields.Text(MetricKeys.RenamedTo),
            Stability = stability,
            Tags = TagReader.Read(fields, stability, faults),
        };
        return new(metric, value.At, fields.Places);
    }

    private static string? Name(ObjectFields fields, JsonObject value, List<CatalogueFault> faults)
    {
        if (fields.Text(MetricKeys.Name) is not { } name)
        {
            Missing(fields, value, MetricKeys.Name, "a metric has a \"name\"", faults);
            return null;
        }

        if (!MetricNameForm.IsWellFormed(name))
        {
            var better = MetricNameForm.WellFormed(name);
            fields.Fault(
                MetricKeys.Name,
                $"'{name}' is not a name: words of lower-case letters and digits, joined by one underscore or dot each{(better is null ? "" : $"; write '{better}'")}",
                better);
            return null;
        }

        if (name.Length > MetricNameForm.MaxLength)
        {
            fields.Fault(MetricKeys.Name, $"this name has {name.Length} letters; {MetricNameForm.MaxLength} are the most");
            return null;
        }

        return name;
    }

    /// <summary>The unit. One that is nearly right is taken for what was meant, so that the fault is the only one.</summary>
    private static Unit? Unit(ObjectFields fields, JsonObject value, string? name, List<CatalogueFault> faults)
    {
        if (fields.Text(MetricKeys.Unit) is not { } written)
        {
            Missing(fields, value, MetricKeys.Unit, $"{(name is null ? "a metric" : $"'{name}'")} has no \"unit\"", faults);
            return null;
        }

        if (Contracts.Unit.Parse(written) is not { } unit)
        {
            var nearest = UnitTable.Nearest(written);
            fields.Fault(
                MetricKeys.Unit,
                $"'{written}' is not a unit{(nearest is null ? ": write a word of PerfGen.Units, a UCUM code, or what is counted in braces" : $"; did you mean '{nearest}'?")}",
                nearest);
            return nearest is null ? null : Contracts.Unit.Parse(nearest)?.Canonical;
        }

        if (!unit.IsCanonical)
        {
            fields.Fault(MetricKeys.Unit, $"metrics of this kind are recorded in {unit.Canonical.Word}, not in {unit.Word}; values in {unit.Word} are converted", unit.Canonical.Word);
        }

        return unit.Canonical;
    }

    private static (double Minimum, double Maximum) Range(ObjectFields fields)
    {
        var minimum = fields.Number(MetricKeys.Minimum) ?? double.NegativeInfinity;
        var maximum = fields.Number(MetricKeys.Maximum) ?? double.PositiveInfinity;
        if (minimum < maximum)
        {
            return (minimum, maximum);
        }

        fields.Fault(MetricKeys.Maximum, FormattableString.Invariant($"the maximum {maximum} is not above the minimum {minimum}"));
        return (double.NegativeInfinity, double.PositiveInfinity);
    }

    private static void Missing(ObjectFields fields, JsonObject value, string key, string message, List<CatalogueFault> faults)
    {
        if (!fields.Has(key))
        {
            faults.Add(new(CatalogueFaultKind.Invalid, new(value.At.Start, 1), message));
        }
    }
}
