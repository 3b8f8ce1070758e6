using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfGen.Tracking.Tests.Compiled;

/// <summary>Methods of assemblies that are compiled already: their signatures carry modifiers (modreq, modopt) that no source shows, and other languages write more of them.</summary>
public sealed class CompiledSignatureTests
{
    [Fact]
    public void MethodsOfCompiledAssembliesAreRepeatedWithTheirModifiers()
    {
        const string Library = """
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.Diagnostics.CodeAnalysis;
            using System.Runtime.InteropServices;
            namespace Carried;
            public class Modified
            {
                private static int s_kept = 4;
                public volatile int Flag = 5;
                public int Once { get; init; } = 6;
                public virtual int In(in int a, in Guid b) => a + b.ToByteArray()[0];
                public virtual ref readonly int Read(ref readonly int a) => ref a;
                public virtual ref readonly int Kept() => ref s_kept;
                public int Unmanaged<T>(T a, in T b) where T : unmanaged => System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
                public static unsafe int Pointer<T>(T* a) where T : unmanaged => sizeof(T);
                public static unsafe int Called(delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int> f, delegate*<in int, ref readonly int> g) => f == null && g == null ? 1 : 0;
                public static int RefStruct<T>(scoped T a) where T : allows ref struct => 1;
                public (int A, dynamic? B) Tuple((int X, List<dynamic> Y) pair) => (pair.X, pair.Y[0]);
                public nint Native(nint a, IntPtr b) => a + b;
                public static int Spread(params ReadOnlySpan<int> a) => a.Length;
                public static string Defaults([Optional] int none, decimal price = 1.5m, DateTime at = default, string s = "s") => $"{none}{price}{at.Year}{s}";
                public static T? Nullable<T>([AllowNull] T a, List<T?>? b) where T : class? => a ?? b?[0];
                public static Modified Make() => new() { Once = 7 };
            }
            public class Derived : Modified { public override int In(in int a, in Guid b) => base.In(a, b) + 1; public override ref readonly int Kept() => ref base.Kept(); }
            public interface ITaken<in T> where T : allows ref struct { int Take(T value); ref readonly int Peek(); }
            public sealed class Taken : ITaken<Span<int>> { private int _n = 8; public int Take(Span<int> value) => value.Length; public ref readonly int Peek() => ref _n; }
            """;
        const string Source = """
            using PerfGen;
            using System;
            using System.Collections.Generic;
            using Carried;
            [assembly: TrackPerformance(typeof(Modified), "*")]
            [assembly: TrackPerformance(typeof(Derived), "*")]
            [assembly: TrackPerformance(typeof(ITaken<>), "*")]
            [assembly: TrackPerformance(typeof(Emitted), "*")]
            static class Program
            {
                public static unsafe string Run()
                {
                    var text = new System.Text.StringBuilder();
                    var made = Modified.Make();
                    Modified derived = new Derived();
                    int one = 1;
                    text.Append(made.In(1, default)).Append(derived.In(in one, Guid.Empty)).Append(new Derived().In(2, default)).Append(made.Read(ref one)).Append(made.Kept()).Append(derived.Kept()).Append(made.Unmanaged(1L, 2L)).Append(Modified.Pointer(&one)).Append(Modified.Called(null, null)).Append(Modified.RefStruct<Span<int>>(default));
                    text.Append((object)made.Tuple((1, [2])).B!).Append(made.Native(1, 2)).Append(Modified.Spread(1, 2)).Append(Modified.Defaults()).Append(Modified.Nullable<string?>(null, ["n"])).Append(made.Flag).Append(made.Once);
                    ITaken<Span<int>> taken = new Taken();
                    text.Append(taken.Take(new int[3])).Append(taken.Peek());
                    text.Append(Emitted.Long(1)).Append(Emitted.Constant(2)).Append(new Emitted().Convention(&one)).Append(Emitted.Generic([3])).Append(Emitted.Volatile(ref one)).Append(new Emitted().Required(in one));
                    return text.ToString();
                }
            }
            """;
        var emitted = Emit(Path.Combine(Directory.CreateTempSubdirectory("perfgen-emitted-").FullName, "Emitted.dll"));
        try
        {
            SdkAssembly Compiled(bool isTracked)
            {
                var library = SdkAssembly.Compile("Carried", Library, isTracked: false);
                return SdkAssembly.Compile("Carrying", Source, isTracked, ["/target:library", $"/reference:\"{emitted}\""], library).With(emitted);
            }

            var result = Compiled(isTracked: true).Run();

            Assert.Equal(Compiled(isTracked: false).Run(), result);
            Assert.Equal(
                ["Called", "Constant", "Convention", "Defaults", "Generic", "In", "In", "In", "Kept", "Kept", "Long", "Make", "Native", "Nullable", "Peek", "Pointer", "Read", "RefStruct", "Required", "Spread", "Take", "Tuple", "Unmanaged", "Volatile"],
                new[] { "Carried.Modified", "Carried.Derived", "Carried.ITaken<T>", "Emitted" }.SelectMany(static type => Recorded.Calls(type)).Select(static call => call.Site.Method).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(emitted)!, recursive: true);
        }
    }

    /// <summary>What no C# compiler writes: optional modifiers, as C++ does, on results, parameters, pointers and arguments of generic types; and a required one where C# expects it.</summary>
    private static string Emit(string path)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Emitted"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("Emitted").DefineType("Emitted", TypeAttributes.Public);
        const MethodAttributes Static = MethodAttributes.Public | MethodAttributes.Static;
        Return(type.DefineMethod("Long", Static, CallingConventions.Standard, typeof(int), null, [typeof(CallConvCdecl)], [typeof(int)], null, [[typeof(IsLong)]]), static il => il.Emit(OpCodes.Ldarg_0));
        Return(type.DefineMethod("Constant", Static, CallingConventions.Standard, typeof(int), null, null, [typeof(int)], null, [[typeof(IsConst), typeof(IsLong)]]), static il => il.Emit(OpCodes.Ldarg_0));
        Return(type.DefineMethod("Convention", MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.NewSlot, CallingConventions.HasThis, typeof(int), null, [typeof(IsLong)], [typeof(int).MakePointerType()], null, [[typeof(IsConst)]]), static il =>
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldind_I4);
        });
        Return(type.DefineMethod("Generic", Static, CallingConventions.Standard, typeof(int), null, null, [typeof(int[])], null, [[typeof(IsConst)]]), static il =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldlen);
            il.Emit(OpCodes.Conv_I4);
        });
        Return(type.DefineMethod("Volatile", Static, CallingConventions.Standard, typeof(int), null, null, [typeof(int).MakeByRefType()], null, [[typeof(IsConst)]]), static il =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldind_I4);
        });
        var required = type.DefineMethod("Required", MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.NewSlot, CallingConventions.HasThis, typeof(int), null, null, [typeof(int).MakeByRefType()], [[typeof(InAttribute)]], null);
        required.DefineParameter(1, ParameterAttributes.In, "value").SetCustomAttribute(typeof(IsReadOnlyAttribute).GetConstructor([])!, [1, 0, 0, 0]);
        Return(required, static il =>
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldind_I4);
        });
        type.DefineDefaultConstructor(MethodAttributes.Public);
        type.CreateType();
        assembly.Save(path);
        return path;
    }

    private static void Return(MethodBuilder method, Action<ILGenerator> load)
    {
        var il = method.GetILGenerator();
        load(il);
        il.Emit(OpCodes.Ret);
    }
}
