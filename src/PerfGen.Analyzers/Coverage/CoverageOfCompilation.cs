using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>Looks at the calls of one compilation, and counts them.</summary>
internal sealed class CoverageOfCompilation(Compilation compilation)
{
    private readonly CallTally _tally = new();
    private readonly Interceptors _interceptors = new(compilation);
    private readonly Lazy<TrackedMembers> _members = new(() => TrackedMembers.In(compilation));
    private readonly ConcurrentDictionary<IMethodSymbol, CalledMethod> _called = new(SymbolEqualityComparer.Default);

    /// <summary>Looks at a call.</summary>
    /// <param name="operation">The call, dynamic or not.</param>
    /// <param name="member">The member that it stands in; null where it would have to be looked for.</param>
    /// <param name="isGenerated">It stands in code that nobody wrote.</param>
    /// <param name="report">Takes what there is to say.</param>
    /// <param name="stop">Stops the analysis.</param>
    public void OnCall(IOperation operation, ISymbol? member, bool isGenerated, Action<Diagnostic> report, CancellationToken stop)
    {
        if (operation is IDynamicInvocationOperation dynamic)
        {
            foreach (var method in DynamicTargets.Of(dynamic, _members.Value).Take(1))
            {
                Missed(report, CoverageRules.Dynamic, dynamic.Syntax, method, MissedReason.Of(Verdict.Dynamic));
            }

            return;
        }

        var call = (IInvocationOperation)operation;
        switch (CallVerdict.Of(call, compilation, member))
        {
            case Verdict.NotAsked:
                NotAsked(report, call, stop);
                break;
            case Verdict.TrackedAtDefinition:
                Recorded(report, call, " where the method is defined");
                break;
            case Verdict.Tracked when UnrecordedForm.Is(call.TargetMethod.OriginalDefinition):
                // It counts as missed, as every async void method does.
                _tally.Missed(call.TargetMethod, MissedReason.Of(Verdict.AsyncVoid));
                break;
            case Verdict.Tracked when call.Syntax is InvocationExpressionSyntax syntax:
                OfInterceptor(report, call, syntax, isGenerated, stop);
                break;
            case Verdict.Tracked:
                OnImplicit(report, call.Syntax, ImplicitCalls.Describe(call), call.TargetMethod);
                break;
            case var verdict:
                NotTracked(report, call, verdict);
                break;
        }
    }

    /// <summary>Looks at a method that is handed over.</summary>
    public void OnReference(IMethodReferenceOperation reference)
    {
        if (!MethodGroupAnalyzer.IsNeverCalled(reference))
        {
            var method = MethodGroupAnalyzer.Declaration(reference.Method);
            switch (method.MethodKind == MethodKind.LocalFunction ? Verdict.NotAsked : CallVerdict.OfMethod(method, compilation))
            {
                case Verdict.NotAsked:
                    break;
                case Verdict.TrackedAtDefinition:
                    _tally.Tracked(method);
                    break;
                default:
                    // PRFG2001 says so.
                    _tally.Missed(method, MissedReason.Delegate);
                    break;
            }
        }
    }

    /// <summary>Looks at a statement or expression to which the compiler adds calls.</summary>
    public void OnImplicitCall(SyntaxNode node, SemanticModel model, Action<Diagnostic> report)
    {
        foreach (var (what, method, place) in ImplicitCalls.Of(node, model))
        {
            if (CallVerdict.OfMethod(method, compilation) is not (Verdict.NotAsked or Verdict.TrackedAtDefinition))
            {
                OnImplicit(report, place, what, method);
            }
        }
    }

    public void OnEnd(CompilationAnalysisContext context)
    {
        foreach (var method in _members.Value.All)
        {
            if (!_tally.IsCalled(method) && !_members.Value.SlotsOf(method).Any(_tally.IsCalled) && Uncalled.IsWorthSaying(method, compilation))
            {
                _tally.NeverCalled(method);
                context.ReportDiagnostic(Diagnostic.Create(CoverageRules.NeverCalled, method.Locations[0], Of(method).Properties("never called"), Of(method).Shown, Of(method).Advice));
            }
        }

        if (_tally.Score(_members.Value.All) is { } score)
        {
            context.ReportDiagnostic(score);
        }
    }

    /// <summary>A method without the attribute may stand for one with it, which then runs unrecorded.</summary>
    private void NotAsked(Action<Diagnostic> report, IInvocationOperation call, CancellationToken stop)
    {
        var slot = call.TargetMethod.OriginalDefinition;

        // The generator knew the overloads that somebody wrote; with one that another generator adds, the call can be another one.
        if (call.Syntax is InvocationExpressionSyntax syntax && _interceptors.IsTakenForAnother(call.SemanticModel!, syntax, slot.Name, stop) && _members.Value.Named(slot.Name).FirstOrDefault() is { } meant)
        {
            Refused(report, syntax, slot, meant);
            return;
        }

        if ((slot.IsVirtual || slot.IsAbstract || slot.IsOverride) && call.Instance is not { Syntax: BaseExpressionSyntax } && _members.Value.BodyBehind(slot) is { } body
            && CallVerdict.OfMethod(body, compilation) != Verdict.TrackedAtDefinition)
        {
            _tally.Missed(body, MissedReason.Undeclared);
            report(Diagnostic.Create(CoverageRules.ThroughBase, NameIn(call.Syntax), Of(body).Properties(MissedReason.Undeclared), Of(slot).Shown, Of(body).Shown));
        }
    }

    private void OfInterceptor(Action<Diagnostic> report, IInvocationOperation call, InvocationExpressionSyntax syntax, bool isGenerated, CancellationToken stop)
    {
        var fate = _interceptors.Find(call, syntax, isGenerated, stop);
        switch (fate.Kind)
        {
            case InterceptorKind.Ours:
                Recorded(report, call, "");
                break;
            case InterceptorKind.OursOfAnother:
                Refused(report, syntax, call.TargetMethod, call.TargetMethod);
                break;
            case InterceptorKind.Others:
                Missed(report, CoverageRules.OtherProduct, call.Syntax, call.TargetMethod, MissedReason.OtherProduct, fate.Text);
                break;
            case InterceptorKind.NoneInGeneratedCode:
                Missed(report, CoverageRules.Generated, call.Syntax, call.TargetMethod, MissedReason.Generated, "was written by another generator", Of(call.TargetMethod).Advice);
                break;
            case InterceptorKind.NoneBesideGeneratedCode:
                Missed(report, CoverageRules.Generated, call.Syntax, call.TargetMethod, MissedReason.BesideGenerated, $"needs '{fate.Text}', which a generator writes", Of(call.TargetMethod).Advice);
                break;
            default:
                Missed(report, CoverageRules.LeftAlone, call.Syntax, call.TargetMethod, MissedReason.Fault, fate.Text);
                break;
        }
    }

    /// <summary>The compiler stops at the call: a warning, beside an error that names neither the generator nor what to do.</summary>
    private void Refused(Action<Diagnostic> report, InvocationExpressionSyntax call, IMethodSymbol called, IMethodSymbol meant)
    {
        _tally.Missed(meant, MissedReason.BesideGenerated);
        report(Diagnostic.Create(
            CoverageRules.Generated, NameIn(call), DiagnosticSeverity.Warning, additionalLocations: null, Of(meant).Properties(MissedReason.BesideGenerated),
            Of(called).Shown, "is of an overload that a generator writes, while PerfGen took it for one that it could see, which the compiler refuses (CS9144)",
            "Put [DoNotTrack(CallsInside = true)] on the method or type around it"));
    }

    private void NotTracked(Action<Diagnostic> report, IInvocationOperation call, Verdict verdict)
    {
        var rule = verdict switch
        {
            Verdict.ExpressionTree => CoverageRules.ExpressionTree,
            Verdict.BaseCall => CoverageRules.BaseCall,
            Verdict.ConstrainedReceiver or Verdict.StaticAbstract => CoverageRules.TypeParameter,
            Verdict.UnnameableType or Verdict.Inaccessible => CoverageRules.OutOfReach,
            Verdict.Conditional => CoverageRules.Conditional,
            Verdict.CopiedReceiver => CoverageRules.CopiedReceiver,

            // The declaration has a diagnostic of its own, or the user asked for it.
            _ => null,
        };
        if (rule is not null)
        {
            Missed(report, rule, call.Syntax, call.TargetMethod, MissedReason.Of(verdict), Of(call.TargetMethod).Advice);
        }
        else if (verdict != Verdict.OptedOut)
        {
            _tally.Missed(call.TargetMethod, MissedReason.Of(verdict));
        }
    }

    private void OnImplicit(Action<Diagnostic> report, SyntaxNode place, string what, IMethodSymbol method)
    {
        _tally.Missed(method, MissedReason.Implicit);
        report(Diagnostic.Create(CoverageRules.Implicit, place.GetLocation(), Of(method).Properties(MissedReason.Implicit), what, Of(method).Shown, Of(method).Advice));
    }

    private void Recorded(Action<Diagnostic> report, IInvocationOperation call, string where)
    {
        _tally.Tracked(call.TargetMethod);
        report(Diagnostic.Create(CoverageRules.Tracked, NameIn(call.Syntax), Of(call.TargetMethod).Properties(null), Of(call.TargetMethod).Shown, where));
    }

    private void Missed(Action<Diagnostic> report, DiagnosticDescriptor rule, SyntaxNode place, IMethodSymbol method, string reason, params object[] more)
    {
        _tally.Missed(method, reason);
        report(Diagnostic.Create(rule, NameIn(place), Of(method).Properties(reason), [Of(method).Shown, .. more]));
    }

    private CalledMethod Of(IMethodSymbol called) => _called.GetOrAdd(MethodGroupAnalyzer.Declaration(called), method => new(method, compilation));

    /// <summary>The name of what is called: a call may run over many lines.</summary>
    private static Location NameIn(SyntaxNode call) => (call as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        { } name => name.GetLocation(),
        null => call.GetLocation(),
    };
}
