using System.Xml.Linq;

namespace PerfGen.Package.Tests;

/// <summary>A tool for code coverage over a test project that has the package: it counts what somebody wrote. With <c>PERFGEN_SLOW=1</c> only.</summary>
public sealed class CoverageToolTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Source = """
        using PerfGen;
        using Xunit;

        namespace Shop;

        public interface IOrders
        {
            [TrackPerformance]
            int Total(int count);
        }

        public partial class Orders : IOrders
        {
            [TrackPerformance]
            public partial int Submit(int count);

            [TrackPerformance]
            public int Total(int count) => count + 1;

            private int SubmitCore(int count) => count > 1 ? Half(count) : Unused();

            [TrackPerformance]
            private static int Half(int count) => count / 2;

            [TrackPerformance]
            private static int Unused() => 0;
        }

        public class OrdersTests
        {
            [Fact]
            public void Work()
            {
                IOrders orders = new Orders();
                Assert.Equal((3, 3, 4), (orders.Total(2), ((IOrders)new TrackedOrders(orders)).Total(2), new Orders().Submit(8)));
            }
        }
        """;

    [SkippableFact]
    public async Task CoverletCountsTheUsersLinesAndNothingElse()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1", "Slow: set PERFGEN_SLOW=1.");
        var consumer = feed.NewConsumer("Counted", "<IsTestProject>true</IsTestProject><NoWarn>$(NoWarn);PRFG1011</NoWarn>", Source, withRegistry: true);
        const string Package = "<PackageReference Include=\"PerfGen\" Version=\"*\" />";
        consumer.Write("Counted.csproj", consumer.ReadText("Counted.csproj").Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal).Replace(Package, Package + """
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="xunit.runner.visualstudio" Version="4.0.1" />
            <PackageReference Include="coverlet.collector" Version="8.0.1" />
            """, StringComparison.Ordinal));

        await Dotnet.RunAsync(
            consumer.Folder, "test", "--collect:XPlat Code Coverage", "--results-directory", "results", "--", "DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.IncludeTestAssembly=true");

        var report = XDocument.Load(Assert.Single(Directory.GetFiles(Path.Combine(consumer.Folder, "results"), "coverage.cobertura.xml", SearchOption.AllDirectories)));
        var lines = Source.Split('\n');
        Assert.Equal(["Program.cs"], report.Descendants("class").Select(static type => Path.GetFileName((string)type.Attribute("filename")!)).Distinct());
        Assert.Equal(
            [("public int Total(int count) => count + 1;", 2), ("private int SubmitCore(int count) => count > 1 ? Half(count) : Unused();", 1), ("private static int Half(int count) => count / 2;", 1), ("private static int Unused() => 0;", 0)],
            report.Descendants("class").Where(static type => (string)type.Attribute("name")! == "Shop.Orders").Elements("lines").Elements("line").Select(line => (lines[(int)line.Attribute("number")! - 1].Trim(), (int)line.Attribute("hits")!)));
        Assert.NotNull(consumer.Generated("*Orders.PerfGen.Partial.g.cs"));
    }
}
