namespace PerfGen.Contracts;

/// <summary>Reads the tags of a metric: a name each, or an object that says more.</summary>
internal static class TagReader
{
    public static IReadOnlyList<MetricTag> Read(ObjectFields metric, MetricStability stability, List<CatalogueFault> faults)
    {
        var tags = new List<MetricTag>();
        foreach (var item in metric.Array(MetricKeys.Tags)?.Items ?? [])
        {
            var at = item is JsonString written ? written.Inside : new(item.At.Start, 1);
            var tag = item switch
            {
                JsonString name => new MetricTag(name.Text, MetricTagType.String, [], IsRequired: false, MetricStability.Stable),
                JsonObject value => Of(new(value, MetricKeys.OfTag, faults), at, faults),
                _ => Fault(CatalogueFaultKind.Invalid, at, $"a tag is its name, or an object with a \"name\", not {item.Kind}", faults),
            };
            if (tag is null)
            {
                continue;
            }

            if (!MetricNameForm.IsWellFormed(tag.Name))
            {
                var better = MetricNameForm.WellFormed(tag.Name);
                Fault(CatalogueFaultKind.Invalid, at, $"'{tag.Name}' is not a tag's name{(better is null ? "" : $"; write '{better}'")}", faults);
            }
            else if (tags.Any(other => other.Name == tag.Name))
            {
                Fault(CatalogueFaultKind.Invalid, at, $"the tag '{tag.Name}' stands here a second time", faults);
            }
            else
            {
                tags.Add(tag);
                if (stability == MetricStability.Stable && tag.Stability != MetricStability.Stable)
                {
                    Fault(CatalogueFaultKind.UnstableTag, at, $"the metric is stable, and its tag '{tag.Name}' may still change", faults);
                }
            }
        }

        return tags;
    }

    private static MetricTag? Of(ObjectFields tag, TextRange at, List<CatalogueFault> faults)
    {
        if (tag.Text(MetricKeys.Name) is not { } name)
        {
            return tag.Has(MetricKeys.Name) ? null : Fault(CatalogueFaultKind.Invalid, at, "a tag has a \"name\"", faults);
        }

        tag.Text(MetricKeys.Description);
        return new(
            name,
            tag.Word(MetricKeys.Type, MetricWords.TagTypes) ?? MetricTagType.String,
            [.. (tag.Array(MetricKeys.Values)?.Items ?? []).Select(static value => value switch
            {
                JsonString text => text.Text,
                JsonNumber number => FormattableString.Invariant($"{number.Value}"),
                _ => value.Kind,
            })],
            tag.Flag(MetricKeys.Required) ?? false,
            tag.Word(MetricKeys.Stability, MetricWords.Stabilities) ?? MetricStability.Stable);
    }

    private static MetricTag? Fault(CatalogueFaultKind kind, TextRange at, string message, List<CatalogueFault> faults)
    {
        faults.Add(new(kind, at, message));
        return null;
    }
}
