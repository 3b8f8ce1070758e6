using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>
/// Writes the part of partial methods that the generator writes, marker included, less the recording: a call of <c>&lt;Name&gt;Core</c> with the same arguments.
/// That it compiles proves that the two methods of the partial form agree.
/// </summary>
internal static class PartialBodies
{
    public static async Task<Project> AddAsync(Project project)
    {
        foreach (var document in project.Documents.ToArray())
        {
            var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync())!;
            var methods = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Where(static method => method.Modifiers.Any(SyntaxKind.PartialKeyword) && method.Body is null && method.ExpressionBody is null)
                .ToArray();
            if (methods.Length > 0)
            {
                var text = new StringBuilder("#nullable enable\n").Append(root.Usings.ToFullString());
                foreach (var method in methods)
                {
                    Write(text, method);
                }

                project = project.AddDocument("Bodies of " + document.Name, text.ToString(), filePath: $"/test/Bodies.{document.Name}").Project;
            }
        }

        return project;
    }

    private static void Write(StringBuilder text, MethodDeclarationSyntax method)
    {
        var containers = method.Ancestors().Where(static node => node is TypeDeclarationSyntax or BaseNamespaceDeclarationSyntax).Reverse().ToArray();
        foreach (var container in containers)
        {
            text.Append(container is TypeDeclarationSyntax type
                ? $"partial {type.Keyword.ValueText}{(type is RecordDeclarationSyntax { ClassOrStructKeyword.ValueText: { Length: > 0 } kind } ? " " + kind : "")} {type.Identifier}{type.TypeParameterList} {{ "
                : $"namespace {((BaseNamespaceDeclarationSyntax)container).Name} {{ ");
        }

        var arguments = method.ParameterList.Parameters.Select(static parameter =>
            parameter.Modifiers.FirstOrDefault(static modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword).Text + " " + parameter.Identifier);
        var parameters = method.ParameterList.ReplaceNodes(
            method.ParameterList.Parameters,
            static (_, parameter) => parameter.WithDefault(null).WithAttributeLists(default));
        var typeArguments = method.TypeParameterList is { } list ? "<" + string.Join(", ", list.Parameters.Select(static parameter => parameter.Identifier.Text)) + ">" : "";
        text.Append($"[global::PerfGen.TrackedAtDefinition] {method.Modifiers} {method.ReturnType} {method.Identifier}{method.TypeParameterList}{parameters} {method.ConstraintClauses} => {(method.ReturnType is RefTypeSyntax ? "ref " : "")}{method.Identifier.ValueText}Core{typeArguments}({string.Join(", ", arguments)});");
        text.Append(string.Concat(Enumerable.Repeat(" }", containers.Length))).Append('\n');
    }
}
