using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.Roslyn;

/// <summary>Reads <c>[assembly: DefineMetric(…)]</c> as if it were an entry of a catalogue file: same keys, same checks, same words.</summary>
internal static class DefinedMetrics
{
    /// <summary>The metrics that a referenced assembly carries along. Its own build has checked them.</summary>
    public static IReadOnlyList<MetricDefinition> OfReference(IAssemblySymbol assembly)
    {
        // Most references are no users of PerfGen, and their attributes need not be decoded.
        if (!assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == WellKnownNames.AbstractionsAssembly)))
        {
            return [];
        }

        var faults = new List<CatalogueFault>();
        return
        [
            .. Attributes(assembly)
                .Select(attribute => EntryReader.Read(AsObject(attribute, null), faults)?.Metric)
                .Where(static metric => metric is not null)
                .Select(static metric => metric!),
        ];
    }

    /// <summary>The metrics that the source of a compilation defines, one catalogue for each file. What PerfGen has generated repeats the catalogue, and is left out.</summary>
    public static IReadOnlyList<(CatalogueFile File, SyntaxTree Tree)> OfSource(Compilation compilation, CancellationToken stop)
    {
        var written = Attributes(compilation.Assembly)
            .Select(attribute => (Attribute: attribute, Syntax: attribute.ApplicationSyntaxReference?.GetSyntax(stop) as AttributeSyntax))
            .Where(static one => one.Syntax is not null && !one.Syntax.SyntaxTree.FilePath.EndsWith(WellKnownNames.CatalogueHintName, StringComparison.Ordinal));
        return
        [
            .. written
                .GroupBy(static one => one.Syntax!.SyntaxTree)
                .Select(file => (FileOf(file.Key, file.Select(static one => (one.Attribute, one.Syntax!)), stop), file.Key)),
        ];
    }

    /// <summary>One attribute of a syntax tree that is not bound as a whole yet.</summary>
    public static CatalogueFile FileOf(SyntaxTree tree, IEnumerable<(AttributeData Attribute, AttributeSyntax Syntax)> attributes, CancellationToken stop)
    {
        var faults = new List<CatalogueFault>();
        var entries = new List<CatalogueEntry>();
        foreach (var (attribute, syntax) in attributes)
        {
            if (EntryReader.Read(AsObject(attribute, syntax), faults) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new(tree.FilePath, CatalogueFileRole.Attributes, tree.GetText(stop).ToString(), entries, faults);
    }

    private static IEnumerable<AttributeData> Attributes(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Where(static attribute => attribute.AttributeClass is { Name: "DefineMetricAttribute" } type && type.ToDisplayString() == WellKnownNames.DefineMetricAttribute);

    private static JsonObject AsObject(AttributeData attribute, AttributeSyntax? syntax)
    {
        var members = new List<JsonMember>();
        for (var i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            Add(attribute.AttributeConstructor?.Parameters[i].Name ?? "", attribute.ConstructorArguments[i]);
        }

        foreach (var named in attribute.NamedArguments)
        {
            Add(named.Key, named.Value);
        }

        return new(RangeOf(syntax), members, IsWhole: true);

        void Add(string name, TypedConstant constant)
        {
            var at = RangeOf(syntax is null ? null : Written(syntax, name) ?? (SyntaxNode)syntax);
            JsonValue? value = constant.Value switch
            {
                string text when name == "Tags" => Tags(text, at),
                string text => new JsonString(at, text),
                double number when !double.IsInfinity(number) => new JsonNumber(at, number),
                _ => null,
            };
            if (value is not null)
            {
                members.Add(new(new(at, MetricNames.ToSnakeCase(name)), value));
            }
        }
    }

    /// <summary>The tags as they stand in a file, each at the place of the attribute's argument; what is no JSON is text, and reported as such.</summary>
    private static JsonValue Tags(string text, TextRange at) => JsonReader.Read(text) is (JsonArray tags, null) ? Placed(tags, at) : new JsonString(at, text);

    private static JsonValue Placed(JsonValue value, TextRange at) => value switch
    {
        JsonArray array => new JsonArray(at, [.. array.Items.Select(item => Placed(item, at))]),
        JsonObject fields => new JsonObject(at, [.. fields.Members.Select(member => new JsonMember(new(at, member.Key.Text), Placed(member.Value, at)))], fields.IsWhole),
        JsonString part => new JsonString(at, part.Text),
        JsonNumber number => new JsonNumber(at, number.Value),
        JsonWord word => new JsonWord(at, word.Value),
        _ => value,
    };

    private static ExpressionSyntax? Written(AttributeSyntax attribute, string name)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        return (arguments.FirstOrDefault(argument => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name)
            ?? (name is "name" or "unit" ? arguments.Where(static argument => argument.NameEquals is null && argument.NameColon is null).ElementAtOrDefault(name == "name" ? 0 : 1) : null))?.Expression;
    }

    private static TextRange RangeOf(SyntaxNode? node) => node is null ? default : new(node.SpanStart, node.Span.Length);
}
