using System.Text.RegularExpressions;

namespace PerfGen.Tracking.Tests.Compiled;

/// <summary>Signatures that generated code repeats beside the user's, and not in the place of a call: the partial form. The compiler refuses what differs, and warns of what nearly does.</summary>
public sealed partial class DefinedSignatureTests
{
    /// <summary>A line <c>FORM</c> is a partial method with its body behind <c>=></c>, and the plain method in the untracked program; <c>$</c> stands before its name.</summary>
    private const string Forms = """
        using PerfGen;
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Diagnostics.CodeAnalysis;
        using System.Numerics;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Threading;
        using System.Threading.Tasks;
        namespace Forms;
        abstract partial class Source<TKey> where TKey : notnull
        {
            public abstract string Maybe<T>(T? value);
            public abstract string Struct<T>(T? value) where T : struct;
            public abstract string Class<T>(T? value) where T : class;
            FORM protected virtual partial string $Base(TKey key) => "b" + key;
            FORM protected internal virtual partial string $Wide(TKey key) => "w" + key + Base(key);
        }
        partial class Derived : Source<int>
        {
            FORM public override partial string $Maybe<T>(T? value) where T : default => "m" + value;
            FORM public override partial string $Struct<T>(T? value) where T : struct => "s" + value;
            FORM public sealed override partial string $Class<T>(T? value) where T : class => "c" + value;
            FORM public new partial int $GetHashCode() => 7;
        }
        unsafe partial class Modes
        {
            public int Field = 3;
            FORM public partial nint $Native(nint a, IntPtr b, nuint[] c, Dictionary<UIntPtr, List<nint>> d) => a + b + (nint)c[0] + d[1][0];
            FORM public partial dynamic $Dynamic(dynamic a, object b, List<dynamic> c, Dictionary<object, dynamic[]> d) => a + (int)b + c[0] + d["k"][0];
            FORM public partial (int First, (string? A, int) Second) $Tuple((int X, int Y) pair, List<(int L, int)> list, ref (int, int Q) by) => (pair.X + list[0].L + ++by.Q, (null, pair.Y));
            FORM public partial (int a, int b, int c, int d, int e, int f, int g, int h, (int i, int)) $Long((int a, int, int c, int, int e, int, int g, int, int i) t) => (t.a, 0, t.c, 0, t.e, 0, t.g, 0, (t.i, 1));
            FORM public partial string? $Nullable(string? a, List<string?>? b, string?[]? c, Dictionary<string, List<int?>?> d) => a ?? b?[0] ?? c?[0] ?? d["k"]?[0]?.ToString();
            FORM public partial int $Jagged(int[,][] a, int?[][,] b, string?[,]?[] c) => a[0, 0][0] + b[0][0, 0]!.Value + c.Length;
            FORM public static partial int $In(in int a, ref readonly int b, in Span<int> c, scoped in Guid d, scoped ref readonly int e) => a + b + c[0] + d.ToByteArray()[0] + e;
            FORM public static partial ref int $Pick(ref int a, scoped ref int b) => ref a;
            FORM public static partial ref readonly int $Read(ref readonly int a) => ref a;
            FORM public static partial void $Out(out int a, [UnscopedRef] out int b) => b = a = 2;
            FORM public static partial Span<int> $Through(Span<int> a, scoped ReadOnlySpan<int> b) => a.Slice(b[0]);
            FORM public static partial int $Params(string s, params int[] a) => a.Length;
            FORM public static partial int $ParamsSpan(params ReadOnlySpan<int> a) => a.Length;
            FORM public static partial int $ParamsList(params List<(int A, int B)> a) => a.Count;
            FORM public static partial int $ParamsSequence(params IEnumerable<string?> a) => System.Linq.Enumerable.Count(a);
            FORM public partial string $Defaults(int value = 1, decimal price = 1.5m, DateTime at = default, Guid id = default, char c = '\'', DayOfWeek day = DayOfWeek.Friday, double nan = double.NaN, string? s = "a\"b", nint n = 4, int? maybe = null) => $"{value}{price}{at.Year}{id}{c}{day}{nan}{s}{n}{maybe}";
            FORM public partial string $Optional([Optional, DecimalConstant(1, 0, 0u, 0u, 25u)] decimal half, [Optional, DateTimeConstant(5L)] DateTime then, [Optional] int none) => $"{half}{then.Ticks}{none}";
            FORM public partial int $Pointers(int* a, void** b, delegate*<int, int> f, delegate* unmanaged[Cdecl]<int, int> g) => a == null && b == null && f == null ? g(4) : 0;
            FORM public partial delegate*<in int, ref int, out int, ref readonly int> $Pointer(delegate*<delegate*<int, (int A, dynamic)>, void> f) => null;
            FORM [Description("d")] [return: MaybeNull] public partial string $Attributed([Description("p"), AllowNull] string a, [NotNullWhen(true)] object? b, [CallerArgumentExpression("a")] string? c = null) => a + b + c;
            FORM [DoesNotReturn] public partial void $Throws(string message) => throw new InvalidOperationException(message);
            FORM [Obsolete("old")] public partial int $Old() => 5;
            FORM public partial Task<int> $LaterAsync(int n, CancellationToken stop = default) => Task.Delay(1, stop).ContinueWith(_ => n + Field, stop);
            FORM public partial int @event(int @class, int @this) => @class * 10 + @this;
        #nullable disable
            FORM public partial string $Oblivious(string a, List<string> b) => a + b[0];
            FORM public partial T $Unknown<T>(T a, List<T> b) where T : class => a is null ? b[0] : a;
        #nullable restore
            [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])] public static int Twice(int n) => n * 2;
        }
        static unsafe partial class Shapes
        {
            FORM public static partial int $Unmanaged<T>(T* value) where T : unmanaged => sizeof(T);
            FORM public static partial string $NotNull<T>(T value) where T : notnull => value.ToString()!;
            FORM public static partial int $RefStruct<T>(scoped T value, ref T by) where T : struct, IDisposable, allows ref struct => 1;
            FORM public static partial T $Add<T>(T a, T b) where T : INumber<T>, IComparable<T> => a + b;
            FORM public static partial string $Nested<T, U, V>(T a, U b) where T : List<U>, new() where U : Delegate? where V : Enum, IConvertible => a.Count + typeof(V).Name;
            FORM public static partial string $Self<T>(T a) where T : IEquatable<T?>?, IComparable<T> => a?.ToString() ?? "";
            FORM public static partial string $Maybe<T>([MaybeNull] T a, T? b) where T : class? => (a == null ? "n" : "a") + b;
            FORM public static partial string $Base<T, U>(T? a, U b) where T : Exception where U : T => a + b.Message;
            FORM public static partial int $Extension(this scoped ref Span<int> a) => a.Length;
            FORM public static partial int $ExtensionIn(this in Cell a, int add = 2) => a.Get() + add;
            FORM public static partial int $Linked<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>() => typeof(T).GetMethods().Length > 0 ? 1 : 0;
        }
        partial struct Cell
        {
            int _value;
            FORM [UnscopedRef] public partial ref int $Ref() => ref _value;
            FORM public readonly partial int $Get() => _value;
            FORM public partial void $Set(int value) => _value = value;
        }
        readonly partial record struct Point(int X) { FORM public partial int $Twice() => X * 2; }
        ref partial struct View
        {
            public Span<int> Span;
            FORM public readonly partial Span<int> $All() => Span;
            FORM public partial void $Keep(scoped ref int value, Span<int> next) => Span = next.Slice(value++);
        }
        partial class Generic<TKey, TItem> where TKey : notnull where TItem : class?
        {
            public sealed partial class Inner<TItem2>(TKey key) { FORM public partial (TKey Key, TItem? Item, TItem2?[] Others) $Pack(TItem? item, params TItem2?[] rest) => (key, item, rest); }
        }
        sealed class Owned : IDisposable { public void Dispose() { } }
        ref struct Held : IDisposable { public void Dispose() { } }
        static class Program
        {
            public static unsafe string Run()
            {
                var text = new System.Text.StringBuilder();
                var derived = new Derived();
                text.Append(derived.Maybe<int>(1)).Append(derived.Maybe<string>(null)).Append(derived.Struct<int>(2)).Append(derived.Class("x")).Append(derived.GetHashCode()).Append(derived.Wide(3));
                var modes = new Modes();
                var by = (1, 2);
                dynamic number = 3;
                int one = 1, two = 2, three = 3;
                text.Append(modes.Native(1, 2, [3], new() { [1] = [4] })).Append((object)modes.Dynamic((object)number, 1, [2], new() { ["k"] = [3] })).Append(modes.Tuple((X: 1, Y: 2), [(3, 4)], ref by).First).Append(by.Item2);
                text.Append(modes.Long((1, 2, 3, 4, 5, 6, 7, 8, 9))).Append(modes.Nullable(null, null, ["m"], new() { ["k"] = [1] })).Append(modes.Jagged(new int[1, 1][] { { new int[] { 7 } } }, [new int?[1, 1] { { 8 } }], new string?[0][,]));
                Span<int> span = new int[] { 4, 5 };
                text.Append(Modes.In(in one, in two, span, default, ref three)).Append(Modes.Read(ref two));
                Modes.Pick(ref one, ref two) = 30;
                Modes.Out(out var a, out var b);
                text.Append(one).Append(a + b).Append(Modes.Through(span, [1])[0]).Append(Modes.Params("s", 1, 2)).Append(Modes.ParamsSpan(1, 2, 3)).Append(Modes.ParamsList((1, 2))).Append(Modes.ParamsSequence("a", null));
                text.Append(modes.Defaults()).Append(modes.Defaults(2, s: null, maybe: 3)).Append(modes.Optional()).Append(modes.Pointers(null, null, null, &Modes.Twice)).Append(modes.Pointer(null) == null);
                text.Append(modes.Attributed("a" + 1, 1)).Append(modes.@event(1, 2)).Append(modes.LaterAsync(4).Result).Append(modes.Oblivious("a", ["b"])).Append(modes.Unknown("u", ["v"]));
                try { modes.Throws("thrown"); } catch (InvalidOperationException error) { text.Append(error.Message); }
        #pragma warning disable CS0618
                text.Append(modes.Old());
        #pragma warning restore CS0618
                Held held = default;
                text.Append(Shapes.Unmanaged(&three)).Append(Shapes.NotNull(5)).Append(Shapes.RefStruct(default, ref held)).Append(Shapes.Add(1.5m, 2)).Append(Shapes.Nested<List<Action?>, Action?, DayOfWeek>([], null)).Append(Shapes.Self("q")).Append(Shapes.Maybe<string?>(null, "z")).Append(Shapes.Base<Exception, ArgumentException>(null, new ArgumentException("b")));
                Cell cell = default;
                cell.Ref() = 9;
                text.Append(cell.Get());
                cell.Set(8);
                text.Append(cell.ExtensionIn()).Append(span.Extension()).Append(Shapes.Linked<string>()).Append(new Point(4).Twice());
                var view = new View { Span = span };
                view.Keep(ref two, new int[] { 1, 2, 3, 4 });
                text.Append(view.All().Length).Append(two).Append(new Generic<int, string?>.Inner<int?>(1).Pack("i", 2, null));
                foreach (var method in typeof(Modes).GetMethods())
                {
                    if (method.Name is "Attributed" or "Defaults" or "Read" or "In" or "Optional" or "ParamsSpan" or "Dynamic")
                    {
                        text.Append(method.Name);
                        Describe(method);
                        foreach (var parameter in method.GetParameters()) { text.Append($"{parameter}{parameter.Attributes}{(parameter.HasDefaultValue ? parameter.DefaultValue : "")}"); Describe(parameter); }
                    }
                }

                return text.ToString();

                // Without what only a tracked method carries.
                void Describe(System.Reflection.ICustomAttributeProvider provider)
                {
                    var names = new List<string>();
                    foreach (var attribute in provider.GetCustomAttributes(false)) { names.Add(attribute.GetType().Name); }
                    names.RemoveAll(static name => name is "TrackPerformanceAttribute" or "TrackedAtDefinitionAttribute" or "StackTraceHiddenAttribute" or "DebuggerStepThroughAttribute" or "ExcludeFromCodeCoverageAttribute" or "NullableContextAttribute" or "AsyncStateMachineAttribute");
                    names.Sort(string.CompareOrdinal);
                    text.AppendJoin(',', names);
                }
            }
        }
        """;

    [Fact]
    public void ThePartialFormRepeatsEverySignature()
    {
        var source = Forms.Replace("@event(", "$@event(", StringComparison.Ordinal).Replace("modes.$@event(", "modes.@event(", StringComparison.Ordinal);
        var untracked = Line().Replace(source, static form => $"{form.Groups["head"].Value.Replace("partial ", "", StringComparison.Ordinal)}{form.Groups["name"]}{form.Groups["rest"]} => {form.Groups["body"]}");
        var tracked = Line().Replace(source, static form =>
        {
            var head = form.Groups["head"].Value;
            var (definition, body) = (head.Replace("async ", "", StringComparison.Ordinal), Access().Replace(AttributeLists().Replace(head, ""), "").Replace("partial ", "", StringComparison.Ordinal));
            var kept = head.StartsWith("[UnscopedRef]", StringComparison.Ordinal) ? "[UnscopedRef] " : "";
            return $"[TrackPerformance] {definition}{form.Groups["name"]}{form.Groups["rest"]}; {kept}private {body}{form.Groups["name"].Value.TrimStart('@')}Core{form.Groups["rest"].Value.Replace(" where T : default", "", StringComparison.Ordinal)} => {form.Groups["body"]}";
        });

        var result = SdkAssembly.Compile("Forms", tracked, isTracked: true).Run();

        Assert.Equal(SdkAssembly.Compile("Forms", untracked, isTracked: false).Run(), result);

        // Every form is one line, and called; Optional, Defaults and the like as often as it says there.
        var called = new[] { "Source<TKey>", "Derived", "Modes", "Shapes", "Cell", "Point", "View", "Generic<TKey, TItem>.Inner<TItem2>" }
            .SelectMany(static type => Recorded.Calls("Forms." + type)).Select(static call => call.Site.Type + call.Site.Method).ToHashSet();
        Assert.Equal(Line().Matches(source).Count, called.Count);
    }

    [GeneratedRegex(@"FORM (?<head>[^$\n]*)\$(?<name>@?\w+)(?<rest>.*?\)(?: where [^=]*?)?) => (?<body>[^\n]*?;)(?=\s*(?:\n| }))")]
    private static partial Regex Line();

    [GeneratedRegex("(?:public|protected internal|protected|virtual|sealed override|override|new) ")]
    private static partial Regex Access();

    [GeneratedRegex(@"\[\w[^\]]*\] ")]
    private static partial Regex AttributeLists();
}
