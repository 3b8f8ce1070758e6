using System.Text;
using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests;

/// <summary>What is written is the same for the same sources, on every machine.</summary>
public sealed class OutputTests
{
    private static readonly TestProject Project = new TestProject()
        .With("B.cs", "public class B { [TrackPerformance] public int M() => 1; public int Run() => new A().M() + M(); }")
        .With("A.cs", "public class A { [TrackPerformance] public int M() => 1; [TrackPerformance] public int L() => 1; public int Run() => L() + new B().M() + M(); }");

    [Fact]
    public void TheOrderOfTheFilesDoesNotMatter()
    {
        var reversed = Project with { Files = Project.Files.Reverse() };

        Assert.Equal(GeneratorRun.Of(Project).Files, GeneratorRun.Of(reversed).Files);
    }

    [Fact]
    public void NoPathOfTheMachineIsWritten()
    {
        var elsewhere = Project.With("/home/someone/Linked.cs", "public class Linked { public int Run() => new A().M(); }");

        var text = GeneratorRun.Of(elsewhere).Files["A.PerfGen.g.cs"];

        Assert.DoesNotContain("/work", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/home", text, StringComparison.Ordinal);
        Assert.Contains("// Linked.cs(1,51)", text, StringComparison.Ordinal);
        Assert.Contains($"// A.cs(1,{Project.Files[2].Text.LastIndexOf("M()", StringComparison.Ordinal) + 1})", text, StringComparison.Ordinal);
    }

    [Fact]
    public void FoldersAreShownRelativeToTheProject()
    {
        var nested = Project.With("Deep/Er/C.cs", "public class C { public int Run() => new A().M(); }");

        Assert.Contains("// Deep/Er/C.cs(1,46)", GeneratorRun.Of(nested).Files["A.PerfGen.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void FilesAreUtf8WithoutMarkAndEndLinesWithALineFeed()
    {
        Assert.All(GeneratorRun.Of(Project).Sources, static source =>
        {
            Assert.Equal("utf-8", source.SourceText.Encoding!.WebName);
            Assert.Empty(source.SourceText.Encoding.GetPreamble());
            Assert.DoesNotContain('\r', source.SourceText.ToString());
            Assert.EndsWith("}\n", source.SourceText.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void TypesWhoseNamesDifferInCaseOnlyHaveFilesOfTheirOwn()
    {
        var run = GeneratorRun.Of("""
            public class Tool { [TrackPerformance] public int M() => 1; }
            public class TOOL { [TrackPerformance] public int M() => 1; }
            public static class Caller { public static int Run() => new Tool().M() + new TOOL().M(); }
            """);

        Assert.Empty(run.Problems);
        Assert.Equal(["TOOL.PerfGen.g.cs", "Tool-2.PerfGen.g.cs"], run.Files.Keys);
    }

    [Theory]
    [InlineData(7, 10)]
    [InlineData(8, 2)]
    public void ManyTypesShareTheFilesOfTheirNamespaces(int others, int files)
    {
        var run = GeneratorRun.Of(Many(others));

        Assert.Empty(run.Problems);
        Assert.Equal(files, run.Files.Count);
        Assert.Equal(files == 2, run.Files.Keys.SequenceEqual(["N.PerfGen.g.cs", "global.PerfGen.g.cs"]));
        Assert.Equal(others + 3, run.Files.Values.Sum(static file => System.Text.RegularExpressions.Regex.Count(file, @"InterceptsCall\(")));
    }

    /// <summary>Among them two whose names are the same as parts of generated ones, and one outside of all namespaces.</summary>
    private static string Many(int others) =>
        "namespace N { public class T1<T> { [TrackPerformance] public int M() => 1; } public class T11 { [TrackPerformance] public int M() => 1; } "
        + string.Concat(Enumerable.Range(100, others).Select(static number => $"public class T{number} {{ [TrackPerformance] public int M() => 1; }} ")) + "} "
        + "public class C { [TrackPerformance] public static int M() => 1; int Run() => M() + new N.T1<int>().M() + new N.T11().M()"
        + string.Concat(Enumerable.Range(100, others).Select(static number => $" + new N.T{number}().M()")) + "; }";

    [Fact]
    public void WhatUsersWriteIntoAttributesCannotEndACommentOrAString()
    {
        var run = GeneratorRun.Of("""
            public class C
            {
                [TrackPerformance("a\"b\n} broken", Agent = "x\r\ny\u2028z")]
                [Measure("m\nn", "u\u0085v", From = "this.\u004eumber")]
                public int M() => 1;

                public int Number => 1;

                public int Run() => M();
            }
            """);

        Assert.Empty(run.Problems);
        Assert.Single(run.Files);
    }

    [Fact]
    public void UserTypesThatAreCalledLikeTheFrameworksDoNotMatter()
    {
        var run = GeneratorRun.Of("""
            namespace Shop
            {
                public class System { public class Threading; }
                public class PerfGen;
                public class Task;

                public partial class Tool
                {
                    [global::PerfGen.TrackPerformance]
                    public global::System.Threading.Tasks.Task<int> M(System a, PerfGen b, Task c) => global::System.Threading.Tasks.Task.FromResult(1);

                    [global::PerfGen.TrackPerformance]
                    public partial int Own(System.Threading a);

                    public object Run() => M(new(), new(), new());

                    private int OwnCore(System.Threading a) => 1;
                }
            }
            """);

        Assert.Empty(run.Problems);
        Assert.Equal(2, run.Files.Count);
    }

    [Fact]
    public void MethodsThatAreNamedLikeWhatIsGeneratedAreToldApart()
    {
        var run = GeneratorRun.Of("""
            public partial class C
            {
                private int _n = 1;

                public int Run() => Add() + AddSite() + AddMeasure() + AddAccessor() + AddReads__n() + CallsOfC() + Accessors() + Equals(1, this) + M() + M(this) + GetType(1);

                [TrackPerformance]
                [Measure("n", Units.Count, From = "this._n")]
                private int Add() => _n;

                [TrackPerformance]
                public int AddSite() => 1;

                [TrackPerformance]
                public int AddMeasure() => 1;

                [TrackPerformance]
                public int AddAccessor() => 1;

                [TrackPerformance]
                public int AddReads__n() => 1;

                [TrackPerformance]
                public int CallsOfC() => 1;

                [TrackPerformance]
                public int Accessors() => 1;

                [TrackPerformance]
                public static int Equals(int left, object right) => 1;

                [TrackPerformance]
                public int GetType(int number) => 1;

                [TrackPerformance]
                public int M() => 1;

                [TrackPerformance]
                public static int M(C self) => 1;

                [TrackPerformance]
                public partial int SitesOfC();

                [TrackPerformance]
                public partial int Shadows(int ShadowsCore);

                private int SitesOfCCore() => 1;

                private int ShadowsCore(int ShadowsCore) => 1;
            }
            """);

        Assert.Empty(run.Problems);
        Assert.Equal(11, System.Text.RegularExpressions.Regex.Count(run.Files["C.PerfGen.g.cs"], @"InterceptsCall\("));
    }

    [Fact]
    public void AValueThatTheInterceptorCannotReadIsNamedAsLeftOut()
    {
        var run = GeneratorRun.Of("""
            public class C
            {
                private readonly Inner _inner = new();

                [TrackPerformance]
                [Measure("n", Units.Count, From = "this._inner.Number")]
                [Measure("length", Units.Count, From = "text.Length")]
                [Measure("span", Units.Count, From = "letters.Length")]
                public Task M(string text, ReadOnlySpan<char> letters) => Task.FromResult(_inner);

                public Task Run() => M("", "");

                private sealed class Inner
                {
                    public int Number => 1;
                }
            }
            """);

        Assert.Empty(run.Problems);
        var text = run.Files["C.PerfGen.g.cs"];
        Assert.Contains("// captures  length (count) from text.Length\n", text, StringComparison.Ordinal);
        Assert.Contains("// leaves out  n from this._inner.Number: out of reach here; a partial method can read it\n", text, StringComparison.Ordinal);
        Assert.Contains("// leaves out  span from letters.Length", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ObsoleteTypesInPrivateSignaturesCanBeNamed()
    {
        var run = GeneratorRun.Of("""
            [Obsolete("gone", error: true)]
            public class Old;

            public class C
            {
                [Obsolete]
                public int Run() => M(null, 1);

                [Obsolete]
                [TrackPerformance]
                private int M<T>(Old? old, T other) => 1;
            }
            """);

        Assert.Empty(run.Problems);
        Assert.Single(run.Files);
    }

    [Fact]
    public void CallsInTwoFilesOfTheSameContentAreLeftAloneSinceTheCompilerCannotTellThemApart()
    {
        const string Twin = "file class Twin { public int Run() => new Tool().M(); }";
        var project = TestProject.Of("public class Tool { [TrackPerformance] public int M() => 1; }").With("One/Twin.cs", Twin);

        Assert.Single(GeneratorRun.Of(project).Files);
        var run = GeneratorRun.Of(project.With("Two/Twin.cs", Twin));
        Assert.Empty(run.Problems);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void BytesOfTheSameSourcesAreTheSameInEveryRun()
    {
        Assert.Equal(Bytes(), Bytes());

        static string Bytes() => Convert.ToHexString(Encoding.UTF8.GetBytes(string.Concat(GeneratorRun.Of(Project).Files.Values)));
    }
}
