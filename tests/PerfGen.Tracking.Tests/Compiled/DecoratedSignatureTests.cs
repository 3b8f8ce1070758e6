namespace PerfGen.Tracking.Tests.Compiled;

/// <summary>Signatures that a decorator repeats after its interface, and hands on.</summary>
public sealed class DecoratedSignatureTests
{
    /// <summary>The program is opted out, so that what records is the decorator and nothing else.</summary>
    [Fact]
    public void DecoratorsRepeatEverySignature()
    {
        const string Source = """
            using PerfGen;
            using System;
            using System.Collections.Generic;
            using System.ComponentModel;
            using System.Diagnostics.CodeAnalysis;
            using System.Numerics;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using System.Threading.Tasks;
            namespace Decorated;
            [TrackPerformance]
            unsafe interface IModes
            {
                nint Native(nint a, IntPtr b, nuint[] c);
                dynamic Dynamic(dynamic a, object b, List<dynamic> c, Func<dynamic, object> d);
                (int First, (string? A, int) Second) Tuple((int X, int Y) pair, List<(int L, int)> list, ref (int, int Q) by);
                string? Nullable(string? a, List<string?>? b, string?[]? c);
                int In(in int a, ref readonly int b, in Span<int> c, scoped in Guid d, scoped ref readonly int e);
                ref int Pick(ref int a, scoped ref int b);
                ref readonly int Read(ref readonly int a);
                void Out(out int a, [UnscopedRef] out int b);
                Span<int> Through(Span<int> a, scoped ReadOnlySpan<int> b, scoped Span<int> c = default);
                int Params(string s, params int[] a);
                int ParamsSpan(params ReadOnlySpan<int> a);
                int ParamsList(params List<(int A, int B)> a);
                string Defaults([Optional, DecimalConstant(1, 0, 0u, 0u, 25u)] decimal half, int value = 1, decimal price = 1.5m, DateTime at = default, [CallerMemberName] string member = "");
                int Pointers(int* a, void** b, delegate*<int, int> f, delegate* unmanaged[Cdecl]<int, int> g);
                delegate*<in int, ref int, out int, ref readonly int> Pointer(delegate*<delegate*<int, (int A, dynamic)>, void> f);
                [return: MaybeNull, Description("r")] string Attributed([Description("p"), AllowNull] string a, [NotNullWhen(true)] object? b);
                [DoesNotReturn] void Throws(string message);
                [Obsolete("old")] int Old();
                Task<int> LaterAsync(int n);
                ValueTask LaterAsync();
                int @event(int @class, int @this);
            #nullable disable
                string Oblivious(string a, List<string> b);
            #nullable restore
                string? Name { get; set; }
                ref readonly int this[in int index] { get; }
                event Action<dynamic?>? Raised;
                int WithBody(int a) => a + 1;
            }
            [TrackPerformance]
            unsafe interface IShapes<in TIn, out TOut> where TIn : allows ref struct where TOut : notnull
            {
                TOut Make(scoped TIn value);
                int Unmanaged<T>(T* value) where T : unmanaged;
                string NotNull<T>(T value) where T : notnull;
                T? Default<T>(T? value);
                T? Struct<T>(T? value) where T : struct;
                T? Class<T>(T? value) where T : class;
                T? ClassOrNull<T>(T? value) where T : class?;
                T? Base<T, U>(T? a, U? b) where T : Exception where U : T;
                T? Enumerated<T>(T? a) where T : struct, Enum;
                T? Interface<T>(T? a) where T : IComparable<T>, new();
                int RefStruct<T>(scoped T value, ref T by) where T : struct, IDisposable, allows ref struct;
                T Add<T>(T a, T b) where T : INumber<T>;
                string Nested<T, U, V>(T a, U? b) where T : List<U>, new() where U : Delegate? where V : Enum, IConvertible;
                string Self<T>(T a) where T : IEquatable<T?>?, IComparable<T>;
            }
            unsafe class Modes : IModes
            {
                int _index = 6;
                public nint Native(nint a, IntPtr b, nuint[] c) => a + b + (nint)c[0];
                public dynamic Dynamic(dynamic a, object b, List<dynamic> c, Func<dynamic, object> d) => a + (int)b + c[0] + (int)d(1);
                public (int First, (string? A, int) Second) Tuple((int X, int Y) pair, List<(int L, int)> list, ref (int, int Q) by) => (pair.X + list[0].L + ++by.Q, (null, pair.Y));
                public string? Nullable(string? a, List<string?>? b, string?[]? c) => a ?? b?[0] ?? c?[0];
                public int In(in int a, ref readonly int b, in Span<int> c, scoped in Guid d, scoped ref readonly int e) => a + b + c[0] + d.ToByteArray()[0] + e;
                public ref int Pick(ref int a, scoped ref int b) => ref a;
                public ref readonly int Read(ref readonly int a) => ref a;
                public void Out(out int a, [UnscopedRef] out int b) => b = a = 2;
                public Span<int> Through(Span<int> a, scoped ReadOnlySpan<int> b, scoped Span<int> c = default) => a.Slice(b[0]);
                public int Params(string s, params int[] a) => a.Length;
                public int ParamsSpan(params ReadOnlySpan<int> a) => a.Length;
                public int ParamsList(params List<(int A, int B)> a) => a.Count;
                public string Defaults([Optional, DecimalConstant(1, 0, 0u, 0u, 25u)] decimal half, int value = 1, decimal price = 1.5m, DateTime at = default, [CallerMemberName] string member = "") => $"{value}{price}{at.Year}{half}{member}";
                public int Pointers(int* a, void** b, delegate*<int, int> f, delegate* unmanaged[Cdecl]<int, int> g) => a == null && b == null && f == null ? g(4) : 0;
                public delegate*<in int, ref int, out int, ref readonly int> Pointer(delegate*<delegate*<int, (int A, dynamic)>, void> f) => null;
                [return: MaybeNull] public string Attributed([AllowNull] string a, [NotNullWhen(true)] object? b) => a + b;
                [DoesNotReturn] public void Throws(string message) => throw new InvalidOperationException(message);
                [Obsolete("old")] public int Old() => 5;
                public Task<int> LaterAsync(int n) => Task.Delay(1).ContinueWith(_ => n);
                public ValueTask LaterAsync() => new(Task.Delay(1));
                public int @event(int @class, int @this) => @class * 10 + @this;
            #nullable disable
                public string Oblivious(string a, List<string> b) => a + b[0];
            #nullable restore
                public string? Name { get; set; }
                public ref readonly int this[in int index] => ref _index;
                public event Action<dynamic?>? Raised;
                public void Raise() => Raised?.Invoke(1);
                [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])] public static int Twice(int n) => n * 2;
            }
            unsafe class Shapes : IShapes<Span<int>, int>
            {
                public int Make(scoped Span<int> value) => value.Length;
                public int Unmanaged<T>(T* value) where T : unmanaged => sizeof(T);
                public string NotNull<T>(T value) where T : notnull => value.ToString()!;
                public T? Default<T>(T? value) => value;
                public T? Struct<T>(T? value) where T : struct => value;
                public T? Class<T>(T? value) where T : class => value;
                public T? ClassOrNull<T>(T? value) where T : class? => value;
                public T? Base<T, U>(T? a, U? b) where T : Exception where U : T => b ?? a;
                public T? Enumerated<T>(T? a) where T : struct, Enum => a;
                public T? Interface<T>(T? a) where T : IComparable<T>, new() => a;
                public int RefStruct<T>(scoped T value, ref T by) where T : struct, IDisposable, allows ref struct => 1;
                public T Add<T>(T a, T b) where T : INumber<T> => a + b;
                public string Nested<T, U, V>(T a, U? b) where T : List<U>, new() where U : Delegate? where V : Enum, IConvertible => a.Count + typeof(V).Name;
                public string Self<T>(T a) where T : IEquatable<T?>?, IComparable<T> => a?.ToString() ?? "";
            }
            ref struct Held : IDisposable { public void Dispose() { } }
            [DoNotTrack(CallsInside = true)]
            static class Program
            {
                public static unsafe string Run()
                {
                    var text = new System.Text.StringBuilder();
                    var inner = new Modes { Name = "inner" };
                    IModes modes = MODES;
                    var by = (1, 2);
                    dynamic number = 3;
                    int one = 1, two = 2, three = 3;
                    text.Append(modes.Native(1, 2, [3])).Append((object)modes.Dynamic((object)number, 1, [2], n => n)).Append(modes.Tuple((X: 1, Y: 2), [(3, 4)], ref by).First).Append(by.Item2).Append(modes.Nullable(null, null, ["m"]));
                    Span<int> span = new int[] { 4, 5 };
                    text.Append(modes.In(in one, in two, span, default, ref three)).Append(modes.Read(ref two));
                    modes.Pick(ref one, ref two) = 30;
                    modes.Out(out var a, out var b);
                    text.Append(one).Append(a + b).Append(modes.Through(span, [1])[0]).Append(modes.Params("s", 1, 2)).Append(modes.ParamsSpan(1, 2, 3)).Append(modes.ParamsList((1, 2))).Append(modes.Defaults()).Append(modes.Pointers(null, null, null, &Modes.Twice)).Append(modes.Pointer(null) == null);
                    text.Append(modes.Attributed("a" + 1, 1)).Append(modes.@event(1, 2)).Append(modes.LaterAsync(4).Result).Append(modes.Oblivious("a", ["b"])).Append(modes.Name).Append(modes[in one]).Append(modes.WithBody(1));
                    modes.LaterAsync().AsTask().Wait();
                    try { modes.Throws("thrown"); } catch (InvalidOperationException error) { text.Append(error.Message); }
                    modes.Raised += n => text.Append((object?)n);
                    inner.Raise();
            #pragma warning disable CS0618
                    text.Append(modes.Old());
            #pragma warning restore CS0618
                    IShapes<Span<int>, int> shapes = SHAPES;
                    Held held = default;
                    text.Append(shapes.Make(span)).Append(shapes.Unmanaged(&three)).Append(shapes.NotNull(5)).Append(shapes.Default(6)).Append(shapes.Default<string>(null)).Append(shapes.Struct<int>(7)).Append(shapes.Class("c")).Append(shapes.ClassOrNull<string?>(null));
                    text.Append(shapes.Base<Exception, ArgumentException>(null, new ArgumentException("arg"))!.Message).Append(shapes.Enumerated<DayOfWeek>(DayOfWeek.Friday)).Append(shapes.Interface(8)).Append(shapes.RefStruct(default, ref held)).Append(shapes.Add(1.5m, 2)).Append(shapes.Nested<List<Action?>, Action?, DayOfWeek>([], null)).Append(shapes.Self("q"));
                    return text.ToString();
                }
            }
            """;
        SdkAssembly Compiled(string modes, string shapes, bool isTracked) =>
            SdkAssembly.Compile("Decorated", Source.Replace("MODES", modes, StringComparison.Ordinal).Replace("SHAPES", shapes, StringComparison.Ordinal), isTracked);

        var result = Compiled("new TrackedModes(inner)", "new TrackedShapes<Span<int>, int>(new Shapes())", isTracked: true).Run();

        Assert.Equal(Compiled("inner", "new Shapes()", isTracked: false).Run(), result);
        Assert.Equal(23, Recorded.Calls("Decorated.IModes").Count);
        Assert.Equal(15, Recorded.Calls("Decorated.IShapes<TIn, TOut>").Count);
    }
}
