using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Tests.Harness;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Tests.Roslyn;

/// <summary>The binder looks members up by itself, so that it needs no semantic model; the compiler's own look-up says what is right.</summary>
public sealed class InstanceMembersTests
{
    private const string Source = """
        using System.Numerics;

        public interface ILeft { int Count { get; } int Left { get; } }
        public interface IRight { int Count { get; } }
        public interface IBoth : ILeft, IRight { }
        public interface IAgain : IBoth { new int Count { get; } }
        public class Base { public int Hidden; protected int Family; private int Own; internal int Near { get; private set; } public virtual int Both { get; set; } protected internal int Either { get; } private protected int Mine { get; } }
        public class Derived : Base { public new string Hidden => ""; public override int Both { set { } } public int Family() => 1; }
        public class Inner : Derived { private new int Both => 1; public static new int Near => 1; }

        public class Host<T, TClass, TMixed, TStruct> : Base
            where TClass : Derived
            where TMixed : TClass, IBoth
            where TStruct : struct, INumber<TStruct>, ILeft
        {
            public ILeft F1 = null!; public IBoth F2 = null!; public IAgain F3 = null!; public Base F4 = null!; public Derived F5 = null!; public Inner F6 = null!;
            public T F7 = default!; public TClass F8 = null!; public TMixed F9 = default!; public TStruct F10; public Host<T, TClass, TMixed, TStruct> F11 = null!;
            public int[] F12 = []; public (int Count, string Name) F13; public List<int> F14 = []; public IReadOnlyDictionary<string, int> F15 = null!;
            public DateTimeOffset F16; public BigInteger F17; public ReadOnlyMemory<char> F18; public IQueryable<int> F19 = null!; public Task<int> F20 = null!;
            public string F21 = ""; public DayOfWeek F22; public Func<int> F23 = null!; public Exception F24 = null!; public IGrouping<int, string> F25 = null!;
            void Place() { }
        }
        """;

    [Fact]
    public void WhatANameMeansIsWhatTheCompilerSays()
    {
        var compilation = TestCode.Compile(Source);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var position = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(static method => method.Identifier.Text == "Place").Body!.SpanStart + 1;
        var host = compilation.GetTypeByMetadataName("Host`4")!;
        var members = new InstanceMembers(host, compilation);
        var compared = 0;
        foreach (var field in host.GetMembers().OfType<IFieldSymbol>())
        {
            foreach (var name in Names(field.Type))
            {
                var expected = model.LookupSymbols(position, field.Type, name).Where(static symbol => symbol is IPropertySymbol or IFieldSymbol).Select(Shown).Order();
                var actual = members.Lookup(field.Type, name).Where(static symbol => symbol is IPropertySymbol or IFieldSymbol).Select(Shown).Order();
                Same.Lines(expected.Prepend($"{field.Type}.{name}"), actual.Prepend($"{field.Type}.{name}"));
                compared++;
            }
        }

        Assert.True(compared > 300, $"only {compared} names were compared");
    }

    /// <summary>Every name that the type, what it derives from, or what constrains it has, whether it can be read or not.</summary>
    private static IEnumerable<string> Names(ITypeSymbol type) =>
        Related(type).SelectMany(static related => related.GetMembers()).Where(static member => member.CanBeReferencedByName).Select(static member => member.Name).Distinct();

    private static IEnumerable<ITypeSymbol> Related(ITypeSymbol type)
    {
        var constraints = type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.SelectMany(Related) : [];
        var bases = type.BaseType is { } baseType ? Related(baseType) : [];
        return [type, .. type.AllInterfaces, .. constraints, .. bases];
    }

    private static string Shown(ISymbol symbol) => $"{symbol.Kind} {symbol.OriginalDefinition.ContainingType}.{symbol.Name}";
}
