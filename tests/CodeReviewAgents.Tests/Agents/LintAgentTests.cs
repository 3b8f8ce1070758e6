using CodeReviewAgents.Agents;
using CodeReviewAgents.Lint;

namespace CodeReviewAgents.Tests.Agents;

public sealed class LintAgentTests
{
    [Theory]
    [InlineData("empty-catch", "void M() { try { } catch { } }")]
    [InlineData("empty-catch", "void M() { try { } catch (System.Exception) { } }")]
    [InlineData("async-void", "async void M() { }")]
    [InlineData("blocking-wait", "int M(System.Threading.Tasks.Task<int> t) => t.GetAwaiter().GetResult();")]
    [InlineData("blocking-wait", "void M(System.Threading.Tasks.Task t) => t.Wait();")]
    [InlineData("rethrow-loses-stack", "void M() { try { } catch (System.Exception e) { throw e; } }")]
    [InlineData("public-field", "public int Size;")]
    [InlineData("leftover-note", "// FIX" + "ME later")]
    [InlineData("commented-out-code", "// Orders.Submit(order);")]
    [InlineData("commented-out-code", "// count = 1;")]
    public void ABadHabitIsFoundOnItsLine(string rule, string member)
    {
        var finding = Assert.Single(new LintAgent().Check(SourceCode.ParseMethod(member)));

        Assert.Equal((rule, 3), (finding.Rule, finding.Line));
    }

    [Theory]
    [InlineData("void M() { try { } catch { /* the file is a cache */ } }")]
    [InlineData("void M() { try { } catch (System.Exception) { throw; } }")]
    [InlineData("void M() { try { } catch (System.Exception e) { throw new System.Exception(\"\", e); } }")]
    [InlineData("async System.Threading.Tasks.Task M() { }")]
    [InlineData("void M(System.Threading.EventWaitHandle t) => t.WaitOne();")]
    [InlineData("public readonly int Size; public const int Most = 1; int _own;")]
    [InlineData("// See Orders.Submit (which is tested): it writes to the journal, then to the file.")]
    [InlineData("// Microsoft.Extensions.AI.Abstractions holds the contracts of chat clients.")]
    public void GoodCodeIsLeftAlone(string member) => Assert.Empty(new LintAgent().Check(SourceCode.ParseMethod(member)));

    [Fact]
    public void ALineIsLongFromOneCharacterOverTheLimitOn()
    {
        const int Longest = 180;
        Assert.Empty(new LintAgent().Check(SourceCode.Parse("//" + new string('-', Longest - 2))));
        Assert.Equal("181 characters", Assert.Single(new LintAgent().Check(SourceCode.Parse("//" + new string('-', Longest - 1)))).What);
    }

    [Fact]
    public void FindingsStandInTheOrderOfTheirLines()
    {
        var findings = new LintAgent().Check(SourceCode.ParseMethod("async void M()\n{\n    try { }\n    catch { }\n}\n\npublic int Size;"));

        Assert.Equal([("async-void", 3), ("empty-catch", 6), ("public-field", 9)], findings.Select(static finding => (finding.Rule, finding.Line)));
    }

    [Fact]
    public void APatternThatTakesTooLongIsStopped()
    {
        var comment = "// " + string.Join('.', Enumerable.Range('a', 26).Select(static letter => (char)letter)) + " is no statement";

        Assert.Throws<System.Text.RegularExpressions.RegexMatchTimeoutException>(() => new LintAgent().Check(SourceCode.Parse(comment)));
    }

    [Fact]
    public void EveryRuleHasANameOfItsOwnAndSaysWhatToDo()
    {
        Assert.Equal(LintRules.All.Count, LintRules.All.Select(static rule => rule.Name).Distinct().Count());
        Assert.All(LintRules.All, static rule => Assert.EndsWith(".", rule.Advice, StringComparison.Ordinal));
        Assert.All(LintRules.All, static rule => Assert.Same(rule, LintRules.Named(rule.Name)));
    }
}
