using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.TagRule,
    PerfGen.CodeFixes.Names.TagCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.TagRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class TagRuleTests
{
    [Fact]
    public Task NamesThatDoNotFitAreReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>([|"UserPlan"|], 1));
                counter.Add(1, new KeyValuePair<string, object?>("plan", 1), new KeyValuePair<string, object?>([|"plan"|], 2));
                counter.Add(1, new KeyValuePair<string, object?>([|"customer.email"|], text));
                counter.Add(1, new KeyValuePair<string, object?>([|"request_id"|], text));
            }
        }
        """,
        "the tag 'UserPlan' is not in lower case with '_' and '.' between words: write 'user_plan'",
        "the tag 'plan' is given twice: one of the two is lost",
        "the tag 'customer.email' looks like personal data: leave it out, or record a hash that cannot be turned back",
        "the tag 'request_id' is different for each event, and makes a series of its own for each: record it with the call or activity instead");

    [Fact]
    public Task ValuesThatDoNotFitAreReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>("a", [|id|]));
                counter.Add(1, new KeyValuePair<string, object?>("a", [|id.ToString("N")|]));
                counter.Add(1, new KeyValuePair<string, object?>("a", [|now|]));
                counter.Add(1, new KeyValuePair<string, object?>("a", [|error.Message|]));
                counter.Add(1, new KeyValuePair<string, object?>("a", [|box|]));
                activity.SetTag("a", [|box|]);
            }
        }
        """,
        "the tag 'a' has a Guid as value, which is another one each time, and makes a series of its own for each: leave it out",
        "the tag 'a' has a Guid as value, which is another one each time, and makes a series of its own for each: leave it out",
        "the tag 'a' has a DateTime as value, which is another one each time, and makes a series of its own for each: leave it out",
        "the tag 'a' has an exception's Message as value, which is another one each time: record its type",
        "the tag 'a' has a Box as value: write text, a number, a boolean or an enum",
        "the tag 'a' has a Box as value: write text, a number, a boolean or an enum");

    [Fact]
    public Task TheNinthTagIsReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>("t0", 1), new KeyValuePair<string, object?>("t1", 1), new KeyValuePair<string, object?>("t2", 1), new KeyValuePair<string, object?>("t3", 1), new KeyValuePair<string, object?>("t4", 1), new KeyValuePair<string, object?>("t5", 1), new KeyValuePair<string, object?>("t6", 1), new KeyValuePair<string, object?>("t7", 1), new KeyValuePair<string, object?>([|"t8"|], 1));
            }
        }
        """,
        "the tag 't8' is number 9 of 9: more than 8 tags allocate memory with each value");

    [Fact]
    public Task EightTagsAreFine() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>("t0", 1), new KeyValuePair<string, object?>("t1", 1), new KeyValuePair<string, object?>("t2", 1), new KeyValuePair<string, object?>("t3", 1), new KeyValuePair<string, object?>("t4", 1), new KeyValuePair<string, object?>("t5", 1), new KeyValuePair<string, object?>("t6", 1), new KeyValuePair<string, object?>("t7", 1));
            }
        }
        """);

    [Fact]
    public Task TheNumberOfTagsIsConfigured() => Rule.ReportsUnderAsync(
        "perfgen_max_tags = 1",
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>("a", 1), new KeyValuePair<string, object?>([|"b"|], 1));
            }
        }
        """,
        "the tag 'b' is number 2 of 2: 'perfgen_max_tags' allows 1");

    [Fact]
    public Task TagListsAndActivitiesAreLookedAt() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                var list = new TagList { { [|"Bad Name"|], 1 } };
                list.Add([|"session_id"|], text);
                activity.SetTag([|"user.email"|], text).AddTag([|"Odd"|], 1);
            }
        }
        """,
        "the tag 'Bad Name' is not in lower case with '_' and '.' between words: write 'bad_name'",
        "the tag 'session_id' is different for each event, and makes a series of its own for each: record it with the call or activity instead",
        "the tag 'user.email' looks like personal data: leave it out, or record a hash that cannot be turned back",
        "the tag 'Odd' is not in lower case with '_' and '.' between words: write 'odd'");

    [Fact]
    public Task PlainTagsAndWhatActivitiesMayHaveAreNotReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>("plan", text), new KeyValuePair<string, object?>("day", day), new KeyValuePair<string, object?>("ok", true), new KeyValuePair<string, object?>("n", (int?)1));
                activity.SetTag("session_id", id.ToString()).SetTag("at", now).SetTag("email.count", 3);
                counter.Add(1, new("plan", text), new("error.type", error.GetType().Name));
            }
        }
        """);

    [Fact]
    public Task AllowedTagsAreNotReported() => Rule.ReportsUnderAsync(
        "perfgen_allowed_tags = user_id, Plan",
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>("user_id", text), new KeyValuePair<string, object?>("Plan", 1));
            }
        }
        """);

    [Fact]
    public Task ANameIsWrittenInTheRightForm() => Fix.FixesAsync(
        "Rename to 'user_plan'",
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>([|"UserPlan"|], 1));
            }
        }
        """,
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>("user_plan", 1));
            }
        }
        """);

    [Fact]
    public Task AllNamesAreWrittenSoAtOnce() => Fix.FixesAllAsync(
        "Rename to 'user_plan'",
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>([|"UserPlan"|], 1), new KeyValuePair<string, object?>([|"theDay"|], day));
            }
        }
        """,
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class Box;
        class C(Counter<long> counter, Activity activity)
        {
            void M(Guid id, DateTime now, Exception error, Box box, string text, DayOfWeek day)
            {
                counter.Add(1, new KeyValuePair<string, object?>("user_plan", 1), new KeyValuePair<string, object?>("the_day", day));
            }
        }
        """);

    [Fact]
    public Task TagsOfTrackedCallsAreLookedAt() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance, Tag([|"Model"|], From = "model")]
            int M(string model, [[|Tag|]] string customerEmail, [[|Tag|]] string orderId, [Tag([|"run"|])] Guid run, [[|Tag|]] DateTime? due) => 1;
        }
        """,
        "the tag 'Model' is not in lower case with '_' and '.' between words: write 'model'",
        "the tag 'customer_email' looks like personal data: leave it out, or record a hash that cannot be turned back",
        "the tag 'order_id' is different for each call, and is kept as a text of its own for each: leave it out",
        "the tag 'run' has a Guid as value, which is another one each time, and is kept as a text of its own for each: leave it out",
        "the tag 'due' has a DateTime as value, which is another one each time, and is kept as a text of its own for each: leave it out");

    [Fact]
    public Task TagsOfTrackedCallsThatGroupAreNot() => Rule.ReportsAsync(
        "class C { [TrackPerformance, Tag(\"model\", From = \"model\")] int M(string model, [Tag] string region, [Tag(\"size\")] int count, [Tag(\"day\", From = \"DayOfWeek\")] DateTime due, string orderId) => 1; }");

    [Fact]
    public Task TagsThatAnActivityIsStartedWithAreLookedAt() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        class C
        {
            static readonly ActivitySource Source = new("Shop");
            void M(string text)
            {
                Source.StartActivity("sell", ActivityKind.Internal, default(ActivityContext), new Dictionary<string, object?> { [[|"userEmail"|]] = text, ["region"] = text });
                Source.StartActivity("sell", ActivityKind.Internal, default(ActivityContext), tags: [new([|"password"|], text), new("order_id", text)]);
                Source.CreateActivity("sell", ActivityKind.Internal, default(ActivityContext), new ActivityTagsCollection { { [|"card_number"|], text } });
                Source.StartActivity("sell");
            }
        }
        """,
        "the tag 'userEmail' is not in lower case with '_' and '.' between words: write 'user_email'",
        "the tag 'password' looks like personal data: leave it out, or record a hash that cannot be turned back",
        "the tag 'card_number' looks like personal data: leave it out, or record a hash that cannot be turned back");

    [Fact, Edge("PRFG3018")]
    public Task WhatIsUnboundedIsTheEndOfAName() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Metrics.Counter<long> calls) => calls.Add(1, new KeyValuePair<string, object?>($$, "x")); }""",
        silent: "\"reorder_id\"",
        reported: """[|"re.order_id"|]""");
}
