using Microsoft.CodeAnalysis;
using PerfGen.Contracts;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Reads the tags of a method's calls. What cannot be bound is left out: the analyzer says what is wrong with it.</summary>
internal static class TagReader
{
    public static IEnumerable<TagModel> Read(IMethodSymbol method, Compilation compilation)
    {
        foreach (var attribute in Attributes(method))
        {
            if (NameOf(attribute) is { } name && Bind(method, From(attribute) ?? "result", compilation) is { } path)
            {
                yield return new TagModel(name, From(attribute) ?? "result", path);
            }
        }

        foreach (var parameter in method.Parameters)
        {
            foreach (var attribute in Attributes(parameter))
            {
                var root = CapturePath.Identifier(parameter.Name);
                var from = From(attribute) is { Length: > 0 } below ? root + "." + below : root;

                // A parameter may be called as the other roots are: the binder takes its name with @ for the parameter.
                if (Bind(method, from[0] == '@' ? from : "@" + from, compilation) is { } path)
                {
                    yield return new TagModel(NameOf(attribute) ?? MetricNames.ToSnakeCase(parameter.Name), from, path);
                }
            }
        }
    }

    private static IEnumerable<AttributeData> Attributes(ISymbol symbol) => symbol.GetAttributes().Where(static attribute => TrackedMethods.Is(attribute, WellKnownNames.TagAttribute));

    private static string? NameOf(AttributeData attribute) => Tracking.Argument(attribute, 0) is { Kind: TypedConstantKind.Primitive, Value: string { Length: > 0 } name } ? name : null;

    private static string? From(AttributeData attribute) => Tracking.NamedArgument(attribute, "From")?.Value as string;

    private static CapturePath? Bind(IMethodSymbol method, string path, Compilation compilation) => CapturePath.BindText(method, path, compilation).Path;
}
