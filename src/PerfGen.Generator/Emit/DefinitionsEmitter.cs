using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the file that implements the partial methods of one type.</summary>
internal static class DefinitionsEmitter
{
    /// <param name="definitions">The methods.</param>
    /// <param name="canRecord">They record their calls; else they only hand them on, since a partial method must be implemented.</param>
    public static string Emit(TypeDefinitionsModel definitions, bool canRecord)
    {
        var writer = new SourceWriter();
        var type = definitions.Methods[0].Type;
        var names = MethodNames.ForAll(definitions.Methods, static method => method.Signature, static method => method.Recording, DefinitionEmitter.SitesOf(type));
        FileHeader.Write(writer, $"partial methods of {type.DisplayName}, which {(canRecord ? "record their calls" : "are not recorded here")}", "[TrackPerformance]", definitions.Methods.Select(static method => method.Signature));
        using (OpenNamespace(writer, definitions.Methods[0].Namespace))
        {
            // More than one group only where some of the methods have pointers, and the type is unsafe: nothing can be awaited in what is.
            string? separator = null;
            foreach (var same in Enumerable.Range(0, definitions.Methods.Count).GroupBy(i => string.Join("|", definitions.Methods[i].Declarations), StringComparer.Ordinal))
            {
                writer.Write(separator);
                separator = "";
                OpenTypes(writer, definitions.Methods[same.First()].Declarations, 0, () =>
                {
                    string? between = null;
                    foreach (var i in same)
                    {
                        writer.Write(between);
                        between = "";
                        new DefinitionEmitter(writer, definitions.Methods[i], names[i], canRecord).Write();
                    }
                });
            }

            if (canRecord && definitions.Methods.Any(static method => method.CanRecord))
            {
                WriteSites(writer, definitions, names);
            }
        }

        return writer.ToString();
    }

    /// <summary>Outside of the user's type: a generic one would have them once per construction.</summary>
    private static void WriteSites(SourceWriter writer, TypeDefinitionsModel definitions, IReadOnlyList<MethodNames> names)
    {
        writer.Write("\n" + FileHeader.GeneratedCode);
        using (writer.Open($"file static class {DefinitionEmitter.SitesOf(definitions.Methods[0].Type)}"))
        {
            string? separator = null;
            for (var i = 0; i < definitions.Methods.Count; i++)
            {
                if (definitions.Methods[i].CanRecord)
                {
                    writer.Write(separator);
                    separator = "";
                    SiteEmitter.Write(writer, names[i], definitions.Methods[i].Recording, "internal");
                    SiteEmitter.WriteSlots(writer, names[i], definitions.Methods[i].Slots);
                }
            }
        }
    }

    private static IDisposable? OpenNamespace(SourceWriter writer, string name) => name.Length == 0 ? null : writer.Open($"namespace {name}");

    private static void OpenTypes(SourceWriter writer, EquatableArray<string> declarations, int index, Action writeMembers)
    {
        if (index == declarations.Count)
        {
            writeMembers();
            return;
        }

        using (writer.Open(declarations[index]))
        {
            OpenTypes(writer, declarations, index + 1, writeMembers);
        }
    }
}
