using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;

namespace PerfGen.Roslyn;

/// <summary>Decides which calls are intercepted. The one place that does: what is left out here is left as the user wrote it.</summary>
internal static class CallVerdict
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, Decided>> ByCompilation = new();

    /// <summary>The verdict on one call.</summary>
    /// <param name="call">What the compiler understood the call as.</param>
    /// <param name="compilation">The compilation that contains it.</param>
    /// <param name="member">The member that the call stands in, where the caller knows it.</param>
    public static Verdict Of(IOperation? call, Compilation compilation, ISymbol? member = null) => call switch
    {
        IDynamicInvocationOperation => Verdict.Dynamic,
        IInvocationOperation invocation => OfMethod(invocation.TargetMethod, compilation) is var verdict and not Verdict.Tracked ? verdict : OfPlace(invocation, member),
        _ => Verdict.NotAsked,
    };

    /// <summary>The verdict on all calls of a method, as far as the method alone decides it.</summary>
    /// <param name="called">The method, as a call names it.</param>
    /// <param name="compilation">The compilation that calls it.</param>
    public static Verdict OfMethod(IMethodSymbol called, Compilation compilation)
    {
        var method = ExtensionMember.Callable(called.OriginalDefinition);
        return Tracking.Of(method, compilation) is null
            ? Verdict.NotAsked
            : ByCompilation.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default)).GetOrAdd(method, asked => new(OfAskedMethod(asked, compilation))).Verdict;
    }

    private static Verdict OfAskedMethod(IMethodSymbol method, Compilation compilation)
    {
        if (MethodShape.VerdictOf(method) is var shape and not Verdict.Tracked)
        {
            return shape;
        }

        if (PartialForm.IsTrackedAtDefinition(method))
        {
            return Verdict.TrackedAtDefinition;
        }

        if (method.IsStatic && (method.IsAbstract || method.IsVirtual))
        {
            return Verdict.StaticAbstract;
        }

        return SignatureTypes.Of(method).All(type => SignatureTypes.CanBeNamed(type, compilation))
            ? CanBeReached(method, compilation) ? Verdict.Tracked : Verdict.Inaccessible
            : Verdict.UnnameableType;
    }

    private static Verdict OfPlace(IInvocationOperation call, ISymbol? member)
    {
        if (call.ConstrainedToType is not null)
        {
            return Verdict.StaticAbstract;
        }

        // What an extension block extends is handed to a static method.
        if (call.Instance?.Type is ITypeParameterSymbol && !ExtensionMember.Is(call.TargetMethod))
        {
            return Verdict.ConstrainedReceiver;
        }

        if (MayCopyReceiver(call.TargetMethod))
        {
            return Verdict.CopiedReceiver;
        }

        if (call.Instance is IInstanceReferenceOperation { Syntax: BaseExpressionSyntax } && (call.TargetMethod.IsVirtual || call.TargetMethod.IsOverride || call.TargetMethod.IsAbstract))
        {
            return Verdict.BaseCall;
        }

        if (IsInExpressionTree(call, out var isInFunction))
        {
            return Verdict.ExpressionTree;
        }

        // A lambda or local function can be taken out as well, and only the model knows its symbol.
        return IsOptedOut(isInFunction || member is null ? call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart) : member) ? Verdict.OptedOut : Verdict.Tracked;
    }

    /// <summary>
    /// Whether the compiler may hand an interceptor a copy of what the method takes by reference: of an extension block, called as a member (in <c>Block.Method(ref value)</c>
    /// the reference is an argument, which arrives as it is), on a type with annotations about null in it, or a type parameter, which may stand for one.
    /// </summary>
    /// <param name="called">The method, as a call names it.</param>
    public static bool MayCopyReceiver(IMethodSymbol called) =>
        !called.IsStatic
        && ExtensionMember.Is(called)
        && ExtensionMember.Callable(called).Parameters.FirstOrDefault() is { RefKind: RefKind.Ref } receiver
        && SignatureTypes.Of(receiver.Type).Any(static type => !type.IsValueType || type is ITypeParameterSymbol);

    /// <summary>Private and protected methods are reached by an accessor that the run time binds; it knows no interfaces, and no generic static classes.</summary>
    private static bool CanBeReached(IMethodSymbol method, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(method, compilation.Assembly)
        || (method.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct } type && !(type.IsStatic && IsGeneric(type)));

    private static bool IsGeneric(INamedTypeSymbol type) => type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));

    /// <summary>[DoNotTrack(CallsInside = true)] on the method that calls, or on a type around it.</summary>
    /// <param name="around">What the call stands in.</param>
    public static bool IsOptedOut(ISymbol? around)
    {
        for (; around is IMethodSymbol or INamedTypeSymbol or IFieldSymbol or IPropertySymbol; around = around.ContainingSymbol)
        {
            if (TrackedMethods.Find(around, WellKnownNames.DoNotTrackAttribute) is { } attribute && Tracking.NamedArgument(attribute, "CallsInside")?.Value is true)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInExpressionTree(IOperation operation, out bool isInFunction)
    {
        isInFunction = false;
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            isInFunction |= outer is IAnonymousFunctionOperation or ILocalFunctionOperation;
            if (outer is IAnonymousFunctionOperation && IsExpression(outer.Parent?.Type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExpression(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.Name == "LambdaExpression" && candidate.ContainingNamespace?.ToDisplayString() == "System.Linq.Expressions")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An object: of a dictionary of enums no machine code exists that a build could use.</summary>
    private sealed class Decided(Verdict verdict)
    {
        public Verdict Verdict { get; } = verdict;
    }
}
