using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Looks for types that no test names. A name in a test is a sign, not a proof, that something is tested; its absence is a proof that nothing names it.</summary>
internal sealed class TestGapAgent
{
    /// <summary>All names that the test code uses.</summary>
    [TrackPerformance("read_tests_time", Agent = AgentNames.TestGap)]
    [Measure("names_in_tests", Units.Count, From = "result.Count")]
    public async Task<IReadOnlySet<string>> ReadTestsAsync(IReadOnlyList<SourceFile> tests, CancellationToken stop)
    {
        using var counted = ExecutionLedger.Count();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var test in tests)
        {
            var text = await File.ReadAllTextAsync(test.FullPath, stop);
            names.UnionWith(SyntaxFactory.ParseTokens(text).Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        }

        return names;
    }

    /// <summary>The types of the file that have behaviour and that no test names.</summary>
    /// <param name="file">The file.</param>
    /// <param name="namesInTests">What <see cref="ReadTestsAsync"/> found.</param>
    [TrackPerformance("test_gap_time", Agent = AgentNames.TestGap)]
    public IReadOnlyList<TestGap> Find(ParsedFile file, IReadOnlySet<string> namesInTests)
    {
        using var counted = ExecutionLedger.Count();
        return
        [
            .. from type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
               where !namesInTests.Contains(type.Identifier.ValueText) && !IsPrivate(type)
               let methods = type.Members.OfType<MethodDeclarationSyntax>().Count(static method => method.Body is not null || method.ExpressionBody is not null)
               where methods > 0
               select new TestGap(file.File, file.LineOf(type), type.Identifier.ValueText, methods),
        ];
    }

    /// <summary>A private type is tested through the type that it stands in.</summary>
    private static bool IsPrivate(TypeDeclarationSyntax type) =>
        type.Parent is BaseTypeDeclarationSyntax && !type.Modifiers.Any(SyntaxKind.PublicKeyword) && !type.Modifiers.Any(SyntaxKind.InternalKeyword);
}
