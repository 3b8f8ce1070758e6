namespace CodeReviewAgents.Tests.EndToEnd;

/// <summary>A small source tree whose review is known: two projects, tests beside them, and something to say about each.</summary>
internal static class Shop
{
    public const int Files = 31;

    /// <summary>Writes the tree.</summary>
    /// <returns>The folder to review.</returns>
    public static string PlantIn(TemporaryFolder folder)
    {
        folder.Write("src/Shop/Shop.csproj", "<Project />");
        folder.Write("src/Shop/Orders.cs", """
            namespace Shop;

            public sealed class Orders
            {
                public int Price(int kind, bool member, bool sale)
                {
                    if (kind == 1 && member) { return 1; }
                    if (kind == 2 && member) { return 2; }
                    if (kind == 3 && member || sale) { return 3; }
                    if (kind == 4 && sale) { return 4; }
                    if (kind == 5 && sale) { return 5; }
                    return 0;
                }

                public async void Submit()
                {
                    try { await System.Threading.Tasks.Task.Delay(1); } catch { }
                }
            }
            """);
        folder.Write("src/Stock/Stock.csproj", "<Project />");
        for (var i = 1; i < Files; i++)
        {
            folder.Write($"src/Stock/Shelf{i}.cs", $$"""
                namespace Stock;

                /// <summary>A shelf.</summary>
                internal sealed class Shelf{{i}}
                {
                    /// <summary>Room.</summary>
                    public int Room(int a) => a > {{i}} ? a : {{i}};

                    /// <summary>Doors.</summary>
                    public int Doors(int a) { while (a > 0) { a--; } return a; }
                }
                """);
        }

        folder.Write("tests/Stock.Tests/ShelfTests.cs", $"class ShelfTests {{ {string.Concat(Enumerable.Range(1, Files - 1).Select(static i => $"Shelf{i} _{i};"))} }}");
        return folder.At("src");
    }
}
