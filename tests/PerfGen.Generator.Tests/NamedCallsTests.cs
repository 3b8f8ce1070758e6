using Microsoft.CodeAnalysis.CSharp;
using PerfGen.Generator.Discovery;

namespace PerfGen.Generator.Tests;

/// <summary>Calls are looked for in the text of a file: what is one has to be found however it is written, and what is none left alone.</summary>
public sealed class NamedCallsTests
{
    private static readonly NameTable Names = new(["Check", "Submit", "Größe"]);

    [Theory]
    [InlineData("Check();", "Check()")]
    [InlineData("@Check();", "@Check()")]
    [InlineData("stock.Check<int>(1);", "stock.Check<int>(1)")]
    [InlineData("stock?.Check(1)?.Submit();", ".Check(1)|.Submit()")]
    [InlineData("stock.Check(1).Check(2).Submit();", "stock.Check(1).Check(2).Submit()|stock.Check(1).Check(2)|stock.Check(1)")]
    [InlineData("Submit(Check(Check(1)));", "Submit(Check(Check(1)))|Check(Check(1))|Check(1)")]
    [InlineData("Other($\"{Check()} {1:Check()}\");", "Check()")]
    [InlineData("stock. /* here */ Check /* and here */ ();", "stock. /* here */ Check /* and here */ ()")]
    [InlineData("global::Shop.Stock.Größe();", "global::Shop.Stock.Größe()")]
    [InlineData("Ch\\u0065ck(); Submit();", "Ch\\u0065ck()|Submit()")]
    [InlineData("Che\u200Dck(); Submit();", "Che\u200Dck()|Submit()")]
    public void EveryCallByANameIsFoundInTheOrderOfTheFile(string statements, string calls) => Assert.Equal(calls.Split('|'), In(statements));

    [Theory]
    [InlineData("Checks(); ReCheck(); check();")]
    [InlineData("Action check = Check; Other(Check, nameof(Check.Length));")]
    [InlineData("// Check()\n/* Check() */ Other(\"Check()\", \"\"\"Check()\"\"\", 'C');")]
    [InlineData("\n#if NEVER\nCheck();\n#endif\n")]
    [InlineData("Check.Other(); new Check(); Check[0]();")]
    [InlineData("var Check = 1; Check: goto Check;")]
    public void WhatIsNoCallByANameIsLeftAlone(string statements) => Assert.Empty(In(statements));

    [Fact]
    public void ANameIsFoundWhereverTheTextIsCutForReading()
    {
        for (var blanks = 16_384 - 80; blanks < 16_384 + 20; blanks++)
        {
            Assert.Equal(["Check()", "Submit()"], In(new string(' ', blanks) + "Check(); Submit();"));
            Assert.Equal(["Ch\\u0065ck()"], In(new string(' ', blanks) + "Ch\\u0065ck();"));
        }
    }

    [Fact]
    public void AnIdentifierMayBeLongerThanAPieceOfTheText() => Assert.Equal(["Check()"], In($"var {new string('x', 40_000)} = 1; Check();"));

    private static IEnumerable<string> In(string statements)
    {
        var tree = CSharpSyntaxTree.ParseText($"class C {{ void M() {{ {statements} }} }}");
        return NamedCalls.In(tree, Names, CancellationToken.None).Select(static call => call.ToString()).ToArray();
    }
}
