namespace PerfGen.Tracking.Tests.Compiled;

/// <summary>The compiler compares an interceptor's signature with that of the method, and refuses the program where they differ (CS9144) or warns: each of these signatures is repeated as it is.</summary>
public sealed class SignatureTests
{
    [Fact]
    public void NativeIntegersDynamicTuplesAndNullableTypesAreRepeated()
    {
        ProgramTests.SameWithAndWithout("SignatureTypes", """
            using PerfGen;
            using System;
            using System.Collections.Generic;
            namespace SignatureTypes;
            class Named
            {
                [TrackPerformance] public nint Native(nint a, IntPtr b, nuint[] c, Dictionary<UIntPtr, List<nint>> d) => a + b + (nint)c[0] + d[1][0];
                [TrackPerformance] public IntPtr Pointer(IntPtr a, UIntPtr b) => a + (IntPtr)b;
                [TrackPerformance] public dynamic Dynamic(dynamic a, object b, List<dynamic> c, Dictionary<object, dynamic[]> d) => a + (int)b + c[0] + d["k"][0];
                [TrackPerformance] public List<object> Objects(List<object> a, Func<dynamic, object, dynamic> f) => [a[0], f(1, 2)];
                [TrackPerformance] public (dynamic a, object) Both((object a, dynamic b) pair) => (pair.b, pair.a);
                [TrackPerformance] public (int First, (string? A, int) Second) Tuple((int X, int Y) pair, List<(int L, int)> list, ref (int, int Q) by) { by.Q++; return (pair.X + list[0].L, (null, pair.Y)); }
                [TrackPerformance] public (int a, int b, int c, int d, int e, int f, int g, int h, (int i, int)) Long((int a, int, int c, int, int e, int, int g, int, int i) t) => (t.a, 0, t.c, 0, t.e, 0, t.g, 0, (t.i, 1));
                [TrackPerformance] public string? Maybe(string? a, List<string?>? b, string?[]? c, Dictionary<string, List<int?>?> d) => a ?? b?[0] ?? c?[0] ?? d["k"]?[0]?.ToString();
            #nullable disable
                [TrackPerformance] public string Oblivious(string a, List<string> b, string[] c) => a + b[0] + c[0];
                [TrackPerformance] public T Unknown<T>(T a, List<T> b, Func<T, string> f) where T : class => f(a) is null ? null : b[0];
            #nullable enable
                [TrackPerformance] public Dictionary<string, string?> Mixed<T>(T? a, Func<T?, string?> f) => new() { ["k"] = f(a) };
            #nullable enable annotations
                [TrackPerformance] public string? Annotated(string? a) => a;
            #nullable restore
                [TrackPerformance] public int Jagged(int[,][] a, int?[][,] b, string?[,]?[] c) => a[0, 0][0] + b[0][0, 0]!.Value + c.Length;
            }
            class Generic<TKey, TItem> where TKey : notnull where TItem : class?
            {
                public sealed class Inner<TItem2>(TKey key) { [TrackPerformance] public (TKey Key, TItem? Item, TItem2?[] Others) Pack(TItem? item, params TItem2?[] rest) => (key, item, rest); }
            }
            """ + Run("""
                var named = new Named();
                var by = (1, 2);
                dynamic number = 3;
                text.Append(named.Native(1, 2, [3], new() { [1] = [4] })).Append(named.Pointer(1, 2));
                text.Append((object)named.Dynamic((object)number, 1, [2], new() { ["k"] = [3] })).Append(named.Objects([1], (a, b) => a)[1]).Append(named.Both((1, 2)).a);
                text.Append(named.Tuple((1, 2), [(3, 4)], ref by).Second.A).Append(named.Tuple((X: 1, Y: 2), [(3, 4)], ref by).First).Append(by.Item2);
                text.Append(named.Long((1, 2, 3, 4, 5, 6, 7, 8, 9)));
                text.Append(named.Maybe(null, null, ["m"], new() { ["k"] = [1] })).Append(named.Oblivious("a", ["b"], ["c"])).Append(named.Unknown("u", ["v"], s => s)).Append(named.Mixed(1, n => n.ToString())["k"]).Append(named.Mixed<string>(null, n => n)["k"]);
                text.Append(named.Annotated("z")).Append(named.Jagged(new int[1, 1][] { { new int[] { 7 } } }, [new int?[1, 1] { { 8 } }], new string?[0][,]));
                text.Append(new Generic<int, string?>.Inner<int?>(1).Pack("i", 2, null)).Append(new Generic<int, string?>.Inner<string>(1).Pack(null, "r").Others[0]);
                """));

        Assert.Equal(
            ["Annotated", "Both", "Dynamic", "Jagged", "Long", "Maybe", "Mixed", "Mixed", "Native", "Objects", "Oblivious", "Pointer", "Tuple", "Tuple", "Unknown"],
            Recorded.Calls("SignatureTypes.Named").Select(static call => call.Site.Method).Order(StringComparer.Ordinal));
        Assert.Equal(2, Recorded.Calls("SignatureTypes.Generic<TKey, TItem>.Inner<TItem2>").Count);
    }

    [Fact]
    public void ReferencesScopesAndParamsAreRepeated()
    {
        ProgramTests.SameWithAndWithout("SignatureModes", """
            using PerfGen;
            using System;
            using System.Collections.Generic;
            using System.Diagnostics.CodeAnalysis;
            using System.Runtime.CompilerServices;
            namespace SignatureModes;
            ref struct View(Span<int> span)
            {
                public Span<int> Span = span;
                public int Kept;
                [TrackPerformance] public int First() => Span[0];
                [TrackPerformance] public readonly Span<int> All() => Span;
                [TrackPerformance, UnscopedRef] public ref int Slot() => ref Kept;
                [TrackPerformance] public void Set(scoped ReadOnlySpan<int> from) => Span[0] = from[0];
                [TrackPerformance] public void Keep(scoped ref int value, Span<int> next) { Span = next; value++; }
            }
            struct Cell { int _value; [TrackPerformance, UnscopedRef] public ref int Ref() => ref _value; [TrackPerformance] public readonly int Get() => _value; }
            static class Modes
            {
                [TrackPerformance] public static int In(in int a, ref readonly int b, in Span<int> c, scoped in Guid d, scoped ref readonly int e) => a + b + c[0] + d.ToByteArray()[0] + e;
                [TrackPerformance] public static ref int Pick(ref int a, scoped ref int b) { b++; return ref a; }
                [TrackPerformance] public static ref readonly int Read(ref readonly int a) => ref a;
                [TrackPerformance] public static void Out(out int a, [UnscopedRef] out int b, out Span<int> c) { a = 1; b = 2; c = new int[] { 3 }; }
                [TrackPerformance] public static int Scoped(scoped Span<int> a, scoped ref Span<int> b, scoped View c) => a[0] + b[0] + c.First();
                [TrackPerformance] public static Span<int> Through(Span<int> a, scoped ReadOnlySpan<int> b) { a[0] = b[0]; return a; }
                [TrackPerformance] public static int Params(params ReadOnlySpan<int> a) => a.Length;
                [TrackPerformance] public static int ParamsSpan(string s, params Span<object?> a) => a.Length;
                [TrackPerformance] public static int ParamsList(params List<int> a) => a.Count;
                [TrackPerformance] public static int ParamsSequence(params IEnumerable<string?> a) { var n = 0; foreach (var x in a) { n++; } return n; }
                [TrackPerformance] public static int ParamsReadOnly(params IReadOnlyList<(int A, int B)> a) => a.Count > 0 ? a[0].B : 0;
                [TrackPerformance] public static int Extension(this scoped ref Span<int> a) => a.Length;
                [TrackPerformance] public static int ExtensionIn(this in Cell a) => a.Get();
                [TrackPerformance] public static int ExtensionReadOnly(this ref readonly Cell a) => a.Get();
                [TrackPerformance] public static int Lines([DecimalConstant(1, 0, 0u, 0u, 25u), System.Runtime.InteropServices.Optional] decimal half, [DateTimeConstant(5), System.Runtime.InteropServices.Optional] DateTime then, int value = 1, decimal price = 1.5m, DateTime at = default, Guid id = default, char c = '\'', DayOfWeek day = DayOfWeek.Friday, double nan = double.NaN, string? s = "a\"b", [CallerLineNumber] int line = 0, [CallerMemberName] string member = "", [CallerArgumentExpression(nameof(value))] string? expression = null) =>
                    HashCode.Combine(value, price, then.Ticks, id, c, day, nan.ToString(), 0) == 0 ? 0 : (int)(price * 2 + half * 2) + line + member.Length + (expression?.Length ?? 0) + (int)then.Ticks + (s?.Length ?? 0) + at.Year;
            }
            """ + Run("""
                int one = 1, two = 2, three = 3;
                Span<int> span = new int[] { 4, 5 }, other = new int[] { 6 };
                var view = new View(span);
                Cell cell = default;
                cell.Ref() = 9;
                view.Slot() = 8;
                view.Set([7]);
                text.Append(view.First()).Append(view.All().Length).Append(view.Kept);
                view.Keep(ref one, span[1..]);
                text.Append(view.First()).Append(one);
                text.Append(Modes.In(in one, in two, span, default, ref three)).Append(Modes.In(1, in two, in span, Guid.Empty, in three));
                Modes.Pick(ref one, ref two) = 30;
                Modes.Out(out var a, out var b, out var c);
                text.Append(one).Append(two).Append(Modes.Read(in three)).Append(a + b + c[0]).Append(Modes.Scoped(stackalloc int[] { 1 }, ref other, new View(span))).Append(Modes.Through(span, stackalloc int[] { 2 })[0]);
                text.Append(Modes.Params(1, 2)).Append(Modes.Params()).Append(Modes.ParamsSpan("s", 1, null)).Append(Modes.ParamsList(1, 2, 3)).Append(Modes.ParamsSequence("a", null)).Append(Modes.ParamsReadOnly((1, 2))).Append(Modes.ParamsList([1]));
                text.Append(span.Extension()).Append(cell.ExtensionIn()).Append(cell.ExtensionReadOnly()).Append(cell.Get());
                text.Append(Modes.Lines()).Append(Modes.Lines(value: 1 + 1, s: null, then: new DateTime(7)));
                """));

        Assert.Equal(19, Recorded.Calls("SignatureModes.Modes").Count);
        Assert.Equal(7, Recorded.Calls("SignatureModes.View").Count);
        Assert.Equal(4, Recorded.Calls("SignatureModes.Cell").Count);
    }

    [Fact]
    public void ConstraintsFunctionPointersAndExtensionBlocksAreRepeated()
    {
        ProgramTests.SameWithAndWithout("SignatureShapes", """
            using PerfGen;
            using System;
            using System.Collections.Generic;
            using System.Numerics;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            namespace SignatureShapes;
            abstract class Source
            {
                public abstract string Maybe<T>(T? value);
                public abstract string Struct<T>(T? value) where T : struct;
                public abstract string Class<T>(T? value) where T : class;
            }
            class Derived : Source
            {
                [TrackPerformance] public override string Maybe<T>(T? value) where T : default => "m" + value;
                [TrackPerformance] public override string Struct<T>(T? value) => "s" + value;
                [TrackPerformance] public override string Class<T>(T? value) where T : class => "c" + value;
            }
            interface IShape<in TIn, out TOut> where TIn : allows ref struct { [TrackPerformance] TOut Make(TIn value); [TrackPerformance] TOut? Default<T>(T value) where T : unmanaged, allows ref struct => default; }
            class Shape : IShape<Span<int>, int> { public int Make(Span<int> value) => value.Length; }
            static unsafe class Shapes
            {
                [TrackPerformance] public static int Unmanaged<T>(T* value) where T : unmanaged => sizeof(T);
                [TrackPerformance] public static string NotNull<T>(T value) where T : notnull => value.ToString()!;
                [TrackPerformance] public static int RefStruct<T>(scoped T value, ref T by) where T : struct, IDisposable, allows ref struct => 1;
                [TrackPerformance] public static T Add<T>(T a, T b) where T : INumber<T>, IComparable<T> => a + b;
                [TrackPerformance] public static string Nested<T, U, V>(T a, U b) where T : List<U>, new() where U : Delegate? where V : Enum, IConvertible => a.Count + typeof(V).Name;
                [TrackPerformance] public static string Self<T>(T a) where T : IEquatable<T?>?, IComparable<T> => a?.ToString() ?? "";
                [TrackPerformance] public static int Managed(delegate*<in int, ref int, out int, ref readonly int> f, ref int b) { fixed (int* p = &b) { int a = *p; return f(in a, ref b, out var c) + c; } }
                [TrackPerformance] public static int Native(delegate* unmanaged<int, int> f, delegate* unmanaged[Cdecl]<int, int> g, delegate* unmanaged[Stdcall, SuppressGCTransition]<int, nint, void>[] h, delegate* unmanaged[MemberFunction]<void**, void> m) => (f == null ? 1 : 0) + g(4) + h.Length + (m == null ? 1 : 0);
                [TrackPerformance] public static delegate*<delegate*<int, (int A, dynamic)>, void> Make(delegate*<string?, List<int?>> f, int** p, void* v) => null;
                [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])] public static int Twice(int n) => n * 2;
                public static ref readonly int Step(in int a, ref int b, out int c) { c = a; b++; return ref b; }
            }
            sealed class Owned : IDisposable { public void Dispose() { } }
            ref struct Held : IDisposable { public void Dispose() { } }
            static class Blocks
            {
                extension<T>(IEnumerable<T> items) where T : notnull
                {
                    [TrackPerformance] public Dictionary<T, TOther?> Pair<TOther>(Func<T, TOther?> other) where TOther : class { var all = new Dictionary<T, TOther?>(); foreach (var item in items) { all[item] = other(item); } return all; }
                    [TrackPerformance] public static string Kind<TOther>() where TOther : allows ref struct => typeof(T).Name + typeof(TOther).Name;
                }
                extension<TKey, TValue>(ref KeyValuePair<TKey, (TValue Left, TValue Right)> pair) where TKey : struct
                {
                    [TrackPerformance] public TValue? Swap(in TKey key) { pair = new(key, (pair.Value.Right, pair.Value.Left)); return pair.Value.Left; }
                }
                extension<T>(scoped ReadOnlySpan<T> span) where T : unmanaged { [TrackPerformance] public int Bytes(params ReadOnlySpan<T> more) => (span.Length + more.Length) * Unsafe.SizeOf<T>(); }
                extension<T>(T? value) where T : struct { [TrackPerformance] public T Or(T other) => value ?? other; }
                extension(in Guid id) { [TrackPerformance] public bool IsZero() => id == Guid.Empty; }
            }
            """ + Run("""
                unsafe
                {
                    var derived = new Derived();
                    IShape<Span<int>, int> shape = new Shape();
                    text.Append(derived.Maybe<int>(1)).Append(derived.Maybe<string>(null)).Append(derived.Struct<int>(2)).Append(derived.Class("x")).Append(shape.Make([1])).Append(shape.Default(1));
                    int number = 1;
                    Held held = default;
                    text.Append(Shapes.Unmanaged(&number)).Append(Shapes.NotNull(5)).Append(Shapes.RefStruct(default, ref held)).Append(Shapes.Add(1.5m, 2)).Append(Shapes.Nested<List<Action?>, Action?, DayOfWeek>([], null)).Append(Shapes.Self("q")).Append(Shapes.Self(1));
                    text.Append(Shapes.Managed(&Shapes.Step, ref number)).Append(Shapes.Native(null, &Shapes.Twice, new delegate* unmanaged[Stdcall, SuppressGCTransition]<int, nint, void>[1], null)).Append(Shapes.Make(null, null, null) == null);
                    var pair = new KeyValuePair<int, (string Left, string Right)>(1, ("l", "r"));
                    text.Append(new[] { 1 }.Pair(n => n > 1 ? "n" : null).Count).Append(Blocks.Kind<int, Span<int>>()).Append(pair.Swap(2)).Append(pair.Key).Append(new ReadOnlySpan<int>([1]).Bytes(2, 3)).Append(((int?)null).Or(6)).Append(Guid.Empty.IsZero());
                }
                """));

        Assert.Equal(4, Recorded.Calls("SignatureShapes.Derived").Count);
        Assert.Equal(2, Recorded.Calls("SignatureShapes.IShape<TIn, TOut>").Count);
        Assert.Equal(10, Recorded.Calls("SignatureShapes.Shapes").Count);
        Assert.Equal(5, Recorded.Calls("SignatureShapes.Blocks").Count); // not Swap: see below
    }

    [Fact]
    public void WhatAnExtensionBlockTakesByReferenceStaysTheCallersVariable()
    {
        // The compiler hands a copy to an interceptor where it sees another type, by annotations about null alone: such calls are left as they are.
        ProgramTests.SameWithAndWithout("SignatureReceivers", """
            using PerfGen;
            using System.Collections.Generic;
            namespace SignatureReceivers;
            struct Box<T> { int _raised; [TrackPerformance] public int Raise() => ++_raised; public readonly int Raised => _raised; }
            static class Blocks
            {
                extension(ref KeyValuePair<int, string> pair) { [TrackPerformance] public void Plain(int key) => pair = new(key, ""); }
                extension<T>(ref KeyValuePair<int, T> pair) { [TrackPerformance] public void Generic(int key) => pair = new(key, default!); }
                extension<T>(ref T value) where T : struct { [TrackPerformance] public void Set(T to) => value = to; }
                [TrackPerformance] public static void Classic<T>(this ref KeyValuePair<int, List<T>> pair, int key) => pair = new(key, null!);
            }
            static class Oblivious
            {
            #nullable disable
                public static int Run() { var pair = new KeyValuePair<int, string>(1, ""); pair.Plain(2); var box = new Box<string>(); box.Raise(); return pair.Key * 10 + box.Raised; }
            #nullable restore
                public static int Of<T>(T value) { var pair = new KeyValuePair<int, T>(1, value); pair.Generic(2); var box = new Box<T?>(); box.Raise(); return pair.Key * 10 + box.Raised; }
            }
            """ + Run("""
                var pair = new KeyValuePair<int, string?>(1, "");
                pair.Generic(2);
                text.Append(pair.Key);
                Blocks.Generic(ref pair, 3);
                text.Append(pair.Key);
                var values = new KeyValuePair<int, int>(1, 1);
                values.Generic(4);
                text.Append(values.Key);
                pair.Set(new(5, ""));
                text.Append(pair.Key);
                var lists = new KeyValuePair<int, List<string?>>(1, []);
                lists.Classic(6);
                text.Append(lists.Key).Append(Oblivious.Run()).Append(Oblivious.Of("a"));
                var box = new Box<string?>();
                box.Raise();
                text.Append(box.Raised);
                """));

        // An extension of the old form, and the static form.
        Assert.Equal(["Classic", "Generic"], Recorded.Calls("SignatureReceivers.Blocks").Select(static call => call.Site.Method).Order(StringComparer.Ordinal));
        Assert.Equal(3, Recorded.Calls("SignatureReceivers.Box<T>").Count);
    }

    /// <summary>A program's entry, in the namespace of the source before it.</summary>
    private static string Run(string statements) => $$"""

        static class Program
        {
            public static string Run()
            {
                var text = new System.Text.StringBuilder();
                {{statements}}
                return text.ToString();
            }
        }
        """;
}
