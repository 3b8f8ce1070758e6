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
    private readonly ConcurrentDictionary<IMethodSymbol, string> _advice = new(SymbolEqualityComparer.Default);

    public void OnCall(OperationAnalysisContext context)
    {
        if (GeneratedByUs.Is(context.Operation.Syntax.SyntaxTree))
        {
            return;
        }

        if (context.Operation is IDynamicInvocationOperation dynamic)
        {
            foreach (var method in DynamicTargets.Of(dynamic, _members.Value).Take(1))
            {
                Missed(context.ReportDiagnostic, CoverageRules.Dynamic, dynamic.Syntax, method, MissedReason.Of(Verdict.Dynamic));
            }

            return;
        }

        var call = (IInvocationOperation)context.Operation;
        switch (CallVerdict.Of(call, compilation))
        {
            case Verdict.NotAsked:
                NotAsked(context.ReportDiagnostic, call);
                break;
            case Verdict.TrackedAtDefinition:
                Recorded(context.ReportDiagnostic, call, " where the method is defined");
                break;
            case Verdict.Tracked when UnrecordedForm.Is(call.TargetMethod.OriginalDefinition):
                // It counts as missed, as every async void method does.
                _tally.Missed(call.TargetMethod, MissedReason.Of(Verdict.AsyncVoid));
                break;
            case Verdict.Tracked when call.Syntax is InvocationExpressionSyntax syntax:
                OfInterceptor(context, call, syntax);
                break;
            case Verdict.Tracked:
                OnImplicit(context.ReportDiagnostic, call.Syntax, ImplicitCalls.Describe(call), call.TargetMethod);
                break;
            case var verdict:
                NotTracked(context.ReportDiagnostic, call, verdict);
                break;
        }
    }

    public void OnReference(OperationAnalysisContext context)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (!GeneratedByUs.Is(reference.Syntax.SyntaxTree) && !MethodGroupAnalyzer.IsNeverCalled(reference))
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

    public void OnImplicitCall(SyntaxNodeAnalysisContext context)
    {
        if (!GeneratedByUs.Is(context.Node.SyntaxTree))
        {
            foreach (var (what, method, place) in ImplicitCalls.Of(context.Node, context.SemanticModel))
            {
                if (CallVerdict.OfMethod(method, compilation) is not (Verdict.NotAsked or Verdict.TrackedAtDefinition))
                {
                    OnImplicit(context.ReportDiagnostic, place, what, method);
                }
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
                context.ReportDiagnostic(Diagnostic.Create(CoverageRules.NeverCalled, method.Locations[0], CallProperties.Of(method, "never called"), Shown(method), Advice(method)));
            }
        }

        if (_tally.Score(_members.Value.All) is { } score)
        {
            context.ReportDiagnostic(score);
        }
    }

    /// <summary>A method without the attribute may stand for one with it, which then runs unrecorded.</summary>
    private void NotAsked(Action<Diagnostic> report, IInvocationOperation call)
    {
        var slot = call.TargetMethod.OriginalDefinition;
        if ((slot.IsVirtual || slot.IsAbstract || slot.IsOverride) && call.Instance is not { Syntax: BaseExpressionSyntax } && _members.Value.BodyBehind(slot) is { } body
            && CallVerdict.OfMethod(body, compilation) != Verdict.TrackedAtDefinition)
        {
            _tally.Missed(body, MissedReason.Undeclared);
            report(Diagnostic.Create(CoverageRules.ThroughBase, NameIn(call.Syntax), CallProperties.Of(body, MissedReason.Undeclared), Shown(slot), Shown(body)));
        }
    }

    private void OfInterceptor(OperationAnalysisContext context, IInvocationOperation call, InvocationExpressionSyntax syntax)
    {
        var fate = _interceptors.Find(call.SemanticModel!, syntax, context.IsGeneratedCode, context.CancellationToken);
        switch (fate.Kind)
        {
            case InterceptorKind.Ours:
                Recorded(context.ReportDiagnostic, call, "");
                break;
            case InterceptorKind.Others:
                Missed(context.ReportDiagnostic, CoverageRules.OtherProduct, call.Syntax, call.TargetMethod, MissedReason.OtherProduct, fate.Text);
                break;
            case InterceptorKind.NoneInGeneratedCode:
                Missed(context.ReportDiagnostic, CoverageRules.Generated, call.Syntax, call.TargetMethod, MissedReason.Generated, "was written by another generator", Advice(call.TargetMethod));
                break;
            case InterceptorKind.NoneBesideGeneratedCode:
                Missed(context.ReportDiagnostic, CoverageRules.Generated, call.Syntax, call.TargetMethod, MissedReason.BesideGenerated, $"needs '{fate.Text}', which a generator writes", Advice(call.TargetMethod));
                break;
            default:
                Missed(context.ReportDiagnostic, CoverageRules.LeftAlone, call.Syntax, call.TargetMethod, MissedReason.Fault, fate.Text);
                break;
        }
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

            // The declaration has a diagnostic of its own, or the user asked for it.
            _ => null,
        };
        if (rule is not null)
        {
            Missed(report, rule, call.Syntax, call.TargetMethod, MissedReason.Of(verdict), Advice(call.TargetMethod));
        }
        else if (verdict != Verdict.OptedOut)
        {
            _tally.Missed(call.TargetMethod, MissedReason.Of(verdict));
        }
    }

    private void OnImplicit(Action<Diagnostic> report, SyntaxNode place, string what, IMethodSymbol method)
    {
        _tally.Missed(method, MissedReason.Implicit);
        report(Diagnostic.Create(CoverageRules.Implicit, place.GetLocation(), CallProperties.Of(method, MissedReason.Implicit), what, Shown(method), Advice(method)));
    }

    private void Recorded(Action<Diagnostic> report, IInvocationOperation call, string where)
    {
        _tally.Tracked(call.TargetMethod);
        report(Diagnostic.Create(CoverageRules.Tracked, NameIn(call.Syntax), CallProperties.Of(call.TargetMethod, null), Shown(call.TargetMethod), where));
    }

    private void Missed(Action<Diagnostic> report, DiagnosticDescriptor rule, SyntaxNode place, IMethodSymbol method, string reason, params object[] more)
    {
        _tally.Missed(method, reason);
        report(Diagnostic.Create(rule, NameIn(place), CallProperties.Of(method, reason), [Shown(method), .. more]));
    }

    private string Advice(IMethodSymbol called) => _advice.GetOrAdd(
        MethodGroupAnalyzer.Declaration(called),
        method => PartialFormObstacle.Find(method, compilation, CancellationToken.None) is { } obstacle
            ? $"It cannot be tracked where it is defined either, because {obstacle}"
            : "Track it where it is defined ('partial')");

    /// <summary>The name of what is called: a call may run over many lines.</summary>
    private static Location NameIn(SyntaxNode call) => (call as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        { } name => name.GetLocation(),
        null => call.GetLocation(),
    };

    private static string Shown(IMethodSymbol method) => MethodGroupAnalyzer.Shown(method);
}
