using CodeReviewAgents.Agents;

namespace CodeReviewAgents.Tests.Agents;

public sealed class IndexerAgentTests
{
    [Fact]
    public async Task FilesAreFoundWithTheirProjectsAndTheTestsBesideThem()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])
        [
            "src/Shop/Shop.csproj", "src/Shop/Orders.cs", "src/Shop/Money/Money.cs", "src/Shop/bin/Debug/Built.cs", "src/Shop/obj/Generated.cs",
            "src/Shop/Wire.g.cs", "src/.hidden/Secret.cs", "src/Shared/Clock.cs", "src/Root.cs", "src/Shop.Tests/OrdersTests.cs",
            "tests/Shop.IntegrationTests/ShopTests.cs", "tests/notes.txt",
        ])
        {
            folder.Write(name, "class C;");
        }

        var tree = await new IndexerAgent().IndexAsync(folder.At("src"), CancellationToken.None);

        Assert.Equal(
            ["Shared: Shared/Clock.cs", "Shop: Shop/Money/Money.cs Shop/Orders.cs", "src: Root.cs"],
            tree.Projects.Select(static project => $"{project.Name}: {string.Join(' ', project.Files.Select(static file => file.Name))}"));
        Assert.Equal(["Shop.Tests/OrdersTests.cs", "Shop.IntegrationTests/ShopTests.cs"], tree.TestFiles.Select(static file => file.Name));
        Assert.Equal((4, 8L), (tree.FileCount, tree.Projects[0].Files[0].Length));
    }

    [Fact]
    public async Task IndexingStopsWhenItIsCancelled()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new IndexerAgent().IndexAsync(folder.Path, stop.Token));
    }
}
