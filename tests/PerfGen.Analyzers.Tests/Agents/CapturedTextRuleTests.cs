using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Agents.CapturedTextRule,
    PerfGen.CodeFixes.Agents.CapturedTextCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Agents.CapturedTextRule>;

namespace PerfGen.Analyzers.Tests.Agents;

public sealed class CapturedTextRuleTests
{
    [Fact]
    public Task TheTextOfAPromptIsReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag([|"gen_ai.prompt"|], text);
                maybe?.AddTag([|"input.value"|], text);
            }
        }
        """,
        "the tag 'gen_ai.prompt' records what was said to or by a model: leave it out, or set 'perfgen_capture_content = true'",
        "the tag 'input.value' records what was said to or by a model: leave it out, or set 'perfgen_capture_content = true'");

    [Fact]
    public Task WhoAsksForItHasIt() => Rule.ReportsUnderAsync(
        "perfgen_capture_content = true",
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("gen_ai.prompt", text);
            }
        }
        """);

    [Fact]
    public Task AnAllowedTagIsFine() => Rule.ReportsUnderAsync(
        "perfgen_allowed_tags = gen_ai.prompt",
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("gen_ai.prompt", text);
            }
        }
        """);

    [Fact]
    public Task OtherTagsAreNotReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("gen_ai.usage.input_tokens", 1).SetTag("gen_ai.request.model", text);
            }
        }
        """);

    [Fact]
    public Task TheTagIsRemoved() => Fix.FixesAsync(
        "Remove the tag",
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag([|"gen_ai.prompt"|], text);
                activity.SetTag("a", 1);
            }
        }
        """,
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("a", 1);
            }
        }
        """);

    [Fact]
    public Task AllTagsAreRemovedAtOnce() => Fix.FixesAllAsync(
        "Remove the tag",
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag([|"gen_ai.prompt"|], text);
                activity.SetTag("a", 1);
                maybe?.SetTag([|"gen_ai.completion"|], text);
            }
        }
        """,
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("a", 1);
            }
        }
        """);

    [Fact]
    public Task AChainHasNoFix() => Fix.OffersAsync(
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("a", 1).SetTag([|"gen_ai.prompt"|], text);
            }
        }
        """);

    [Fact, Edge("PRFG6006")]
    public Task WhatIsSaidOfAPromptIsNotThePrompt() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Activity activity) => activity.SetTag($$, "x"); }""",
        silent: "\"gen_ai.prompt.name\"",
        reported: """[|"gen_ai.prompt"|]""");
}
