using System.Xml.Linq;

namespace PerfGen.Architecture.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public void EveryProjectReferencesOnlyWhatTheArchitectureAllows() =>
        Assert.Empty(Repository.Projects.SelectMany(Violations));

    [Fact]
    public void EveryProjectOfTheTableExists() =>
        Assert.Equal(ProjectTable.Allowed.Keys.Order(), Repository.Projects.Select(static project => project.Name).Order());

    [Theory]
    [InlineData("PerfGen.Runtime", "<ProjectReference Include='../PerfGen.Store.DuckDB/PerfGen.Store.DuckDB.csproj' />", "PerfGen.Runtime may not reference PerfGen.Store.DuckDB")]
    [InlineData("PerfGen.Runtime", "<PackageReference Include='Newtonsoft.Json' />", "PerfGen.Runtime may not need the package Newtonsoft.Json")]
    [InlineData("PerfGen.CodeFixes", "<LinkShared>Contracts</LinkShared>", "PerfGen.CodeFixes may not link Contracts")]
    [InlineData("PerfGen.Core", "<Nothing />", "PerfGen.Core is not in the table of projects")]
    public void AForbiddenArrowIsFound(string name, string content, string violation) =>
        Assert.Equal([violation], Violations(SourceProject.Parse(name, XDocument.Parse($"<Project>{content}</Project>"))));

    private static IEnumerable<string> Violations(SourceProject project)
    {
        if (!ProjectTable.Allowed.TryGetValue(project.Name, out var allowed))
        {
            return [$"{project.Name} is not in the table of projects"];
        }

        return
        [
            .. project.References.Except(allowed).Select(other => $"{project.Name} may not reference {other}"),
            .. project.Shared.Except(ProjectTable.AllowedShared.GetValueOrDefault(project.Name, [])).Select(folder => $"{project.Name} may not link {folder}"),
            .. ProjectTable.AllowedPackages.TryGetValue(project.Name, out var packages)
                ? project.Packages.Except(packages).Select(package => $"{project.Name} may not need the package {package}")
                : [],
        ];
    }
}
