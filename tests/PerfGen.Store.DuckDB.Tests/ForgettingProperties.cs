using FsCheck;
using FsCheck.Fluent;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>
/// Whatever is recorded, in time or late, as rows or folded, kept by whatever policy, forgotten, copied and put back, in whatever order: rows, hours, days and months
/// say what a naive model of lists says, in which nothing is ever removed but what a policy removes and what was forgotten.
/// </summary>
public sealed class ForgettingProperties
{
    private static readonly string[] Zones = ["UTC", "Asia/Kolkata", "America/St_Johns", "Europe/Berlin", "Australia/Lord_Howe"];

    private static int Histories { get; } = Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1" ? 60 : 6;

    [Fact]
    public void EveryTierSaysWhatWasRecordedAndNotForgottenWhateverHappensInWhateverOrder()
    {
        var step =
            from kind in Gen.Frequency(
                (4, Gen.Constant(StepKind.Record)), (3, Gen.Constant(StepKind.RecordLate)), (1, Gen.Constant(StepKind.Fold)), (4, Gen.Constant(StepKind.PassTime)), (4, Gen.Constant(StepKind.Maintain)),
                (3, Gen.Constant(StepKind.ForgetSession)), (3, Gen.Constant(StepKind.ForgetTask)), (1, Gen.Constant(StepKind.ForgetBefore)), (1, Gen.Constant(StepKind.Policy)), (1, Gen.Constant(StepKind.BackUpAndRestore)))
            from seed in Gen.Choose(0, int.MaxValue - 1)
            select new Step(kind, seed);
        var histories =
            from zone in Gen.Elements(Zones)
            from policy in Gen.Elements(StoreModel.Policies)
            from steps in Gen.ListOf(step, 14)
            select (Zone: zone, Policy: policy, Steps: steps.ToArray());

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Histories), Prop.ForAll(Arb.From(histories), static history =>
        {
            using var story = new StoreStory(history.Zone, history.Policy);
            story.Do(new Step(StepKind.Record, 1));
            foreach (var step in history.Steps)
            {
                story.Do(step);
                if (story.Difference() is { } difference)
                {
                    return false.Label($"{history.Zone}, {history.Policy}, after {story.Told}: {difference}");
                }
            }

            return true.ToProperty();
        }));
    }

    /// <summary>Each pair once, so that none depends on luck: what is kept, what is forgotten, and what happens in between and after.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryTierSaysWhatWasRecordedAndNotForgotten(string policy, StepKind forget, int daysBefore, StepKind after)
    {
        using var story = new StoreStory(daysBefore % 2 == 0 ? "America/St_Johns" : "Asia/Kolkata", policy);
        foreach (var step in (Step[])
            [
                new(StepKind.Record, 1), new(StepKind.Record, 2), new(StepKind.Maintain, 0), new(StepKind.PassTime, -daysBefore), new(StepKind.Maintain, 0), new(StepKind.Record, 3), new(StepKind.RecordLate, 4),
                new(StepKind.ForgetNobody, 0), new(forget, 0), new(after, 5), new(forget, 1), new(StepKind.Maintain, 0), new(forget, 2), new(StepKind.Maintain, 0),
            ])
        {
            story.Do(step);
            var difference = story.Difference();
            Assert.True(difference is null, $"after {story.Told}: {difference}");
        }
    }

    public static TheoryData<string, StepKind, int, StepKind> Pairs()
    {
        var data = new TheoryData<string, StepKind, int, StepKind>();
        var i = 0;
        foreach (var policy in StoreModel.Policies)
        {
            foreach (var forget in (StepKind[])[StepKind.ForgetSession, StepKind.ForgetTask, StepKind.ForgetBefore])
            {
                foreach (var days in (int[])[2, 11, 41, 97])
                {
                    StepKind[] after = [StepKind.RecordLate, StepKind.Fold, StepKind.BackUpAndRestore, StepKind.ForgetTask];
                    data.Add(policy, forget, days, after[i++ % after.Length]);
                }
            }
        }

        return data;
    }
}
