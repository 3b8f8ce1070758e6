using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;

namespace PerfGen.Generator.Discovery;

/// <summary>Reads what an interceptor must know of a tracked method.</summary>
internal static class TargetReader
{
    /// <param name="method">The method as it is declared.</param>
    /// <param name="isCalledOnReceiver">It is an extension method, and called as one.</param>
    /// <param name="compilation">The compilation that calls it.</param>
    public static TargetModel Read(IMethodSymbol method, bool isCalledOnReceiver, Compilation compilation)
    {
        // The interceptor takes the type's and the method's type parameters in one list, so names that hide each other must be told apart.
        var names = TypeText.Flattened(method);
        var canName = compilation.IsSymbolAccessibleWithin(method, compilation.Assembly);
        return new TargetModel(
            TypeReader.Read(method.ContainingType, names),
            ReceiverOf(method),
            isCalledOnReceiver,
            SlotReader.IsDispatched(method),
            canName ? Access.Name : Access.Accessor,
            SignatureReader.Read(method, names),
            RecordingReader.Read(method, compilation, fromOutside: true));
    }

    public static Receiver ReceiverOf(IMethodSymbol method) =>
        method.IsStatic ? Receiver.None
        : !method.ContainingType.IsValueType ? Receiver.Object
        : method.IsReadOnly || method.ContainingType.IsReadOnly ? Receiver.In
        : Receiver.Ref;
}
