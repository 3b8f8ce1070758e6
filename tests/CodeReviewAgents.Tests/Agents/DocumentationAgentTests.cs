using CodeReviewAgents.Agents;

namespace CodeReviewAgents.Tests.Agents;

public sealed class DocumentationAgentTests
{
    [Fact]
    public void PublicMembersWithoutACommentAreFound()
    {
        var gaps = new DocumentationAgent().Check(SourceCode.Parse("""
            namespace Shop;

            public class Orders
            {
                public Orders() { }
                public int Count, Size;
                public event System.Action Added;
                public int this[int i] => i;
                public static Orders operator +(Orders a, Orders b) => a;
                public enum State { Open }
                /// <summary>Says it.</summary>
                public void Submit() { }
            }

            public interface IOrder { void Submit(); }
            """));

        Assert.Equal(
            ["Orders", "Orders.(constructor)", "Orders.Count, Size", "Orders.Added", "Orders.this[]", "Orders.operator +", "Orders.State", "IOrder", "IOrder.Submit"],
            gaps.Select(static gap => gap.Member));
        Assert.Equal((3, "Shop/Orders.cs"), (gaps[0].Line, gaps[0].File.Name));
    }

    [Theory]
    [InlineData("internal class Orders { public void Submit() { } }")]
    [InlineData("/** <summary>Orders.</summary> */ public class Orders { void Submit() { } protected void Add() { } }")]
    [InlineData("/// <summary>Orders.</summary>\npublic class Orders { public override string ToString() => \"\"; }")]
    [InlineData("interface IOrder { void Submit(); }")]
    [InlineData("System.Console.WriteLine();")]
    public void WhatNobodyOutsideSeesAndWhatSaysSomethingIsLeftAlone(string code) =>
        Assert.Empty(new DocumentationAgent().Check(SourceCode.Parse(code)));
}
