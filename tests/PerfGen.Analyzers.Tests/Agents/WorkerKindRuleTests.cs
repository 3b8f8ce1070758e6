using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Agents.WorkerKindRule,
    PerfGen.CodeFixes.Agents.WorkerKindCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Agents.WorkerKindRule>;

namespace PerfGen.Analyzers.Tests.Agents;

public sealed class WorkerKindRuleTests
{
    [Fact]
    public Task WordsThatAConventionDoesNotKnowAreReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("gen_ai.operation.name", [|"invoke_agnet"|]);
                activity.SetTag("langfuse.observation.type", [|"agnt"|]);
                maybe?.SetTag("openinference.span.kind", [|"llm"|]);
                activity.AddTag("gen_ai.token.type", [|"both ways"|]);
            }
        }
        """,
        "'invoke_agnet' is not a value of 'gen_ai.operation.name'; did you mean 'invoke_agent'?",
        "'agnt' is not a value of 'langfuse.observation.type'; did you mean 'agent'?",
        "'llm' is not a value of 'openinference.span.kind'; did you mean 'LLM'?",
        "'both ways' is not a value of 'gen_ai.token.type': write one of input, output");

    [Fact]
    public Task KnownWordsOwnOperationsAndOtherTagsAreNotReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("gen_ai.operation.name", "chat");
                activity.SetTag("gen_ai.operation.name", "summon_daemon");
                activity.SetTag("langfuse.observation.type", "agent");
                activity.SetTag("shop.kind", "agnt");
                activity.SetTag("gen_ai.token.type", text);
            }
        }
        """);

    [Fact]
    public Task TheNearestWordIsWritten() => Fix.FixesAsync(
        "Write 'invoke_agent'",
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("gen_ai.operation.name", [|"invoke_agnet"|]);
            }
        }
        """,
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("gen_ai.operation.name", "invoke_agent");
            }
        }
        """);

    [Fact]
    public Task AllWordsAreWrittenAtOnce() => Fix.FixesAllAsync(
        "Write 'agent'",
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("langfuse.observation.type", [|"agnt"|]);
                activity.SetTag("gen_ai.token.type", [|"imput"|]);
            }
        }
        """,
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("langfuse.observation.type", "agent");
                activity.SetTag("gen_ai.token.type", "input");
            }
        }
        """);

    [Fact, Edge("PRFG6002")]
    public Task OneLetterMakesAnotherWord() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Activity activity) => activity.SetTag("gen_ai.operation.name", $$); }""",
        silent: "\"chat\"",
        reported: """[|"chatt"|]""");
}
