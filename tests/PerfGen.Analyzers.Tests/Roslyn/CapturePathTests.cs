using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Tests.Harness;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Tests.Roslyn;

public sealed class CapturePathTests
{
    private const string Types = """
        using System.Diagnostics.CodeAnalysis;
        using System.Numerics;

        public sealed class ChatResponse
        {
            public UsageDetails? Usage { get; set; }
            public UsageDetails Certain { get; } = new();
            public string Text { get; } = "";
            public List<string> Messages { get; } = [];
            public TimeSpan Took { get; }
            public Size? Optional { get; }
            public Size Box;
            public static int Made { get; }
            public const int Limit = 3;
            public int Write { set { } }
            public int Guarded { private get; set; }
            public double Score() => 0;
            public event Action? Changed { add { } remove { } }
            [MaybeNull] public UsageDetails Perhaps { get; } = null!;
            public dynamic Anything { get; } = 0;
            private int _secret = 1;
            protected int Family => _secret;
            internal int Near => 1;
        }

        public sealed class UsageDetails
        {
            public long? InputTokenCount { get; set; }
            public long? OutputTokenCount { get; set; }
            public long? TotalTokenCount { get; set; }
            public int @class;
        }

        public struct Size
        {
            public int Width;
            public Half Height { get; set; }
            public Int128 Area => 0;
            public BigInteger Volume => 0;
            public nint Pointer => 0;
            public decimal Price => 0;
            public char Letter => 'a';
            public bool Flag => true;
            public DayOfWeek Day => default;
            public Nested? Inner => null;
        }

        public struct Nested { public int Value; public uint Deep => 1; }

        public class Base
        {
            public int Hidden => 1;
            public virtual int Both { get; set; }
            protected int Family => 1;
            private int Own => 1;
        }

        public class Derived : Base
        {
            public new string Hidden => "";
            public override int Both { set { } }
            private protected int Mine => 1;
        }

        public interface ILeft { int Count { get; } }
        public interface IRight { int Count { get; } }
        public interface IBoth : ILeft, IRight { }
        public interface IAgain : ILeft, IRight { new int Count { get; } }
        """;

    [Theory]
    [InlineData("Task<ChatResponse> M()", "result.Usage.TotalTokenCount", "result.Usage?.TotalTokenCount", "long", true)]
    [InlineData("ValueTask<ChatResponse> M()", "result.Certain.TotalTokenCount", "result.Certain.TotalTokenCount", "long", true)]
    [InlineData("ChatResponse M()", "result.Text.Length", "result.Text.Length", "int", false)]
    [InlineData("ChatResponse? M()", "result.Text.Length", "result?.Text.Length", "int", true)]
    [InlineData("Task<ChatResponse?> M()", "result.Messages.Count", "result?.Messages.Count", "int", true)]
    [InlineData("ChatResponse M()", "result.Perhaps.class", "result.Perhaps?.@class", "int", true)]
    [InlineData("ChatResponse M()", "result.Perhaps.@class", "result.Perhaps?.@class", "int", true)]
    [InlineData("ChatResponse M()", "result.Box.Width", "result.Box.Width", "int", false)]
    [InlineData("ChatResponse M()", "result.Optional.Width", "result.Optional?.Width", "int", true)]
    [InlineData("ChatResponse M()", "result.Optional.Value.Width", "result.Optional?.Width", "int", true)]
    [InlineData("Size M()", "result.Inner.Value", "result.Inner?.Value", "int", true)]
    [InlineData("Size M()", "result.Inner.Value.Deep", null, null, false)]
    [InlineData("int M()", "result", "result", "int", false)]
    [InlineData("int? M()", "result", "result", "int", true)]
    [InlineData("int? M()", "result.Value", "result", "int", true)]
    [InlineData("Task<decimal> M()", "result", "result", "decimal", false)]
    [InlineData("Size M()", "result.Height", "result.Height", "global::System.Half", false)]
    [InlineData("Size M()", "result.Area", "result.Area", "global::System.Int128", false)]
    [InlineData("Size M()", "result.Volume", "result.Volume", "global::System.Numerics.BigInteger", false)]
    [InlineData("Size M()", "result.Pointer", "result.Pointer", "nint", false)]
    [InlineData("Size M()", "result.Price", "result.Price", "decimal", false)]
    [InlineData("int[] M()", "result.Length", "result.Length", "int", false)]
    [InlineData("(int Count, string Name) M()", "result.Count", "result.Count", "int", false)]
    [InlineData("(int Count, string Name) M()", "result.Name.Length", "result.Name.Length", "int", false)]
    [InlineData("ReadOnlySpan<char> M()", "result.Length", "result.Length", "int", false)]
    [InlineData("Task M(string? text)", "text.Length", "text?.Length", "int", true)]
    [InlineData("void M(string @class)", "class.Length", "class.Length", "int", false)]
    [InlineData("void M(List<int> result)", "@result.Count", "result.Count", "int", false)]
    [InlineData("void M(in Size size, out int count)", "count", "count", "int", false)]
    [InlineData("Derived M()", "result.Both", "result.Both", "int", false)]
    [InlineData("Derived M()", "result.Hidden.Length", "result.Hidden.Length", "int", false)]
    [InlineData("IAgain M()", "result.Count", "result.Count", "int", false)]
    [InlineData("IReadOnlyList<int> M()", "result.Count", "result.Count", "int", false)]
    [InlineData("T M<T>() where T : class, ILeft", "result.Count", "result?.Count", "int", true)]
    [InlineData("T M<T>() where T : struct, ILeft", "result.Count", "result.Count", "int", false)]
    [InlineData("T M<T>() where T : Derived, ILeft", "result.Both", "result?.Both", "int", true)]
    [InlineData("T M<T>() where T : struct, INumber<T>", "result", "result", "T", false)]
    [InlineData("T? M<T>() where T : struct, INumberBase<T>", "result", "result", "T", true)]
    [InlineData("int M()", "this._field", "this._field", "int", false)]
    [InlineData("int M()", "this.Inner.Width", "this.Inner.Width", "int", false)]
    public void APathBindsToTheExpressionThatReadsIt(string signature, string path, string? expression, string? type, bool canBeNull)
    {
        var bound = Bind(signature, path);

        Assert.Equal(expression, bound.Path?.Expression(path.Split('.')[0].TrimStart('@')));
        Assert.Equal(type, bound.Path?.ValueType);
        Assert.Equal(canBeNull, bound.Path?.CanBeNull ?? false);
        if (bound.Path is { } bounded)
        {
            // What the compiler says of the same expression, in the method itself.
            var root = bounded.Root switch
            {
                CaptureRoot.Result => "__result",
                CaptureRoot.This => "this",
                _ => CapturePath.Identifier(bounded.ParameterName!),
            };
            Assert.Equal(type + (canBeNull ? "?" : ""), CompiledTypeOf(signature, bounded.Expression(root)));
        }
    }

    [Theory]
    [InlineData("Task<ChatResponse> M()", "result.Usage.TotalTokens", CapturePathErrorReason.NotFound, "TotalTokens", "UsageDetails", "result.Usage.TotalTokenCount")]
    [InlineData("ChatResponse M()", "result.Usge.TotalTokenCount", CapturePathErrorReason.NotFound, "Usge", "ChatResponse", "result.Usage.TotalTokenCount")]
    [InlineData("ChatResponse M()", "result.Usge.TotalTokens", CapturePathErrorReason.NotFound, "Usge", "ChatResponse", "result.Usage.TotalTokenCount")]
    [InlineData("ChatResponse M()", "result.usage.totaltokencount", CapturePathErrorReason.NotFound, "usage", "ChatResponse", "result.Usage.TotalTokenCount")]
    [InlineData("ChatResponse M()", "result.Nowhere", CapturePathErrorReason.NotFound, "Nowhere", "ChatResponse", null)]
    [InlineData("ChatResponse M()", "result.Usage.clas", CapturePathErrorReason.NotFound, "clas", "UsageDetails", "result.Usage.@class")]
    [InlineData("ChatResponse M()", "reslt.Box.Width", CapturePathErrorReason.NoSuchRoot, "reslt", "", "result.Box.Width")]
    [InlineData("ChatResponse M()", "Box.Width", CapturePathErrorReason.NoSuchRoot, "Box", "", "result.Box.Width")]
    [InlineData("ChatResponse M()", "_field", CapturePathErrorReason.NoSuchRoot, "_field", "", "this._field")]
    [InlineData("ChatResponse M(string prompt)", "promt.Length", CapturePathErrorReason.NoSuchRoot, "promt", "", "prompt.Length")]
    [InlineData("void M()", "result", CapturePathErrorReason.NoResult, "result", "", null)]
    [InlineData("Task M()", "result.Count", CapturePathErrorReason.NoResult, "result", "", null)]
    [InlineData("ValueTask M(List<int> result)", "result.Count", CapturePathErrorReason.NoResult, "result", "", "@result.Count")]
    [InlineData("static int M()", "this._field", CapturePathErrorReason.NoThis, "this", "", null)]
    [InlineData("ChatResponse M()", "result._secret", CapturePathErrorReason.NotAccessible, "_secret", "ChatResponse", null)]
    [InlineData("ChatResponse M()", "result.Family", CapturePathErrorReason.NotAccessible, "Family", "ChatResponse", null)]
    [InlineData("ChatResponse M()", "result.Guarded", CapturePathErrorReason.NotAccessible, "Guarded", "ChatResponse", null)]
    [InlineData("ChatResponse M()", "result.Write", CapturePathErrorReason.NoGetter, "Write", "ChatResponse", null)]
    [InlineData("ChatResponse M()", "result.Score", CapturePathErrorReason.NotAValue, "Score", "ChatResponse", null)]
    [InlineData("ChatResponse M()", "result.Changed", CapturePathErrorReason.NotAValue, "Changed", "ChatResponse", null)]
    [InlineData("ChatResponse M()", "result.Made", CapturePathErrorReason.IsStatic, "Made", "ChatResponse", null)]
    [InlineData("ChatResponse M()", "result.Limit", CapturePathErrorReason.IsStatic, "Limit", "ChatResponse", null)]
    [InlineData("IBoth M()", "result.Count", CapturePathErrorReason.Ambiguous, "Count", "IBoth", null)]
    [InlineData("ChatResponse M()", "result.Messages", CapturePathErrorReason.NotANumber, "Messages", "", "result.Messages.Count")]
    [InlineData("ChatResponse M()", "result.Text", CapturePathErrorReason.NotANumber, "Text", "", "result.Text.Length")]
    [InlineData("ChatResponse M()", "result.Took", CapturePathErrorReason.NotANumber, "Took", "", "result.Took.TotalSeconds")]
    [InlineData("ChatResponse M()", "result.Usage", CapturePathErrorReason.NotANumber, "Usage", "", null)]
    [InlineData("Size M()", "result.Letter", CapturePathErrorReason.NotANumber, "Letter", "", null)]
    [InlineData("Size M()", "result.Flag", CapturePathErrorReason.NotANumber, "Flag", "", null)]
    [InlineData("T M<T>() where T : struct", "result", CapturePathErrorReason.NotANumber, "result", "", null)]
    [InlineData("T M<T>() where T : INumber<T>", "result", CapturePathErrorReason.NotANumber, "result", "", null)]
    [InlineData("ChatResponse M()", "result.Anything.Size", CapturePathErrorReason.NotFound, "Size", "dynamic", null)]
    [InlineData("ChatResponse M()", "result.Messages[0].Length", CapturePathErrorReason.NotAPath, "result.Messages[0].Length", "", null)]
    [InlineData("ChatResponse M()", "result.Score()", CapturePathErrorReason.NotAPath, "result.Score()", "", null)]
    [InlineData("ChatResponse M()", "result.Usage?.TotalTokenCount", CapturePathErrorReason.NotAPath, "result.Usage?.TotalTokenCount", "", "result.Usage.TotalTokenCount")]
    [InlineData("ChatResponse M()", "", CapturePathErrorReason.NotAPath, "", "", null)]
    [InlineData("ChatResponse M()", "result.", CapturePathErrorReason.NotAPath, "result.", "", null)]
    [InlineData("ChatResponse M()", "result..Text", CapturePathErrorReason.NotAPath, "result..Text", "", null)]
    public void APathThatDoesNotBindSaysWhatIsWrongAndWhatIsNear(
        string signature, string path, object reason, string segment, string onType, string? suggestion)
    {
        var bound = Bind(signature, path);

        Assert.Null(bound.Path);
        Assert.Equal(reason, bound.Error!.Reason);
        Assert.Equal((segment, onType, suggestion), (bound.Error.Segment, bound.Error.OnType, bound.Error.Suggestion));
    }

    [Fact]
    public void PrivateMembersBindFromInsideAndAreSaidNotToBeVisibleOutside()
    {
        Assert.False(Bind("int M()", "this._field").Path!.IsVisibleInAssembly);
        Assert.True(Bind("int M()", "this.Inner.Width").Path!.IsVisibleInAssembly);
        Assert.True(Bind("ChatResponse M()", "result.Near").Path!.IsVisibleInAssembly);
        Assert.False(Bind("int M()", "this.Family").Path!.IsVisibleInAssembly);

        var hop = Bind("int M()", "this._field").Path!.First!;
        Assert.Equal(new CaptureHop("_field", true, false, false, "global::Host", false, "int", null), hop);
    }

    [Fact]
    public void TheCompilersOwnErrorsAreNotRepeated()
    {
        var bound = Bind("Missing M()", "result.Count", compiles: false);

        Assert.Null(bound.Path);
        Assert.Null(bound.Error);
    }

    [Fact]
    public void BoundPathsAreEqualByValueAcrossCompilations()
    {
        var one = Bind("ChatResponse M()", "result.Usage.TotalTokenCount").Path;
        var two = Bind("ChatResponse M()", "result.Usage.TotalTokenCount").Path;
        var other = Bind("ChatResponse M()", "result.Usage.InputTokenCount").Path;

        Assert.Equal(one, two);
        Assert.Equal(one!.GetHashCode(), two!.GetHashCode());
        Assert.NotEqual(one, other);
    }

    private static string CompiledTypeOf(string signature, string expression)
    {
        var (compilation, method) = Host(signature, "=> throw new NotImplementedException();");
        var result = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 1 } task ? task.TypeArguments[0] : method.ReturnType;
        var declared = result.SpecialType == SpecialType.System_Void || result.Name == "Task" ? "object" : result.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
        var assigned = string.Concat(method.Parameters.Where(static parameter => parameter.RefKind == RefKind.Out).Select(static parameter => $"{parameter.Name} = default;"));
        (compilation, _) = Host(signature, $"{{ {assigned} {declared} __result = default!; var __probe = {expression}; throw new NotImplementedException(); }}");
        var tree = compilation.SyntaxTrees[0];
        var probe = tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Single(static variable => variable.Identifier.Text == "__probe");
        return compilation.GetSemanticModel(tree).GetTypeInfo(probe.Initializer!.Value).Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    private static CapturePathResult Bind(string signature, string path, bool compiles = true)
    {
        var (compilation, method) = Host(signature, "=> throw new NotImplementedException();", compiles);
        return CapturePath.Bind(method, path, compilation);
    }

    private static (CSharpCompilation Compilation, IMethodSymbol Method) Host(string signature, string body, bool compiles = true)
    {
        var source = $$"""
            {{Types}}

            public class Host : Base
            {
                private int _field = 1;
                internal Size Inner;
                public {{signature}} {{body}}
            }
            """;
        var compilation = TestCode.Compile(source, compiles);
        return (compilation, (IMethodSymbol)compilation.GetTypeByMetadataName("Host")!.GetMembers("M").Single());
    }
}
