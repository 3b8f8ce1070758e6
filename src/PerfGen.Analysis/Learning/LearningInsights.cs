namespace PerfGen.Analysis;

/// <summary>What goes well with what: skills, tools, agents and models for each kind of task, with counts and uncertainty.</summary>
public static class LearningInsights
{
    /// <summary>The effectiveness of everything that the tasks name, by kind of task, the most used first.</summary>
    /// <param name="tasks">Tasks that have ended.</param>
    public static IReadOnlyList<Effectiveness> Of(IReadOnlyCollection<TaskOutcome> tasks) =>
    [
        .. tasks
            .GroupBy(static task => task.TaskType, StringComparer.Ordinal)
            .SelectMany(static type => Enum.GetValues<FactorKind>().SelectMany(kind => OfKind(kind, type.Key, [.. type])))
            .OrderBy(static one => one.TaskType, StringComparer.Ordinal)
            .ThenBy(static one => one.Kind)
            .ThenByDescending(static one => one.Uses)
            .ThenBy(static one => one.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<Effectiveness> OfKind(FactorKind kind, string taskType, TaskOutcome[] tasks)
    {
        foreach (var name in tasks.SelectMany(task => NamesIn(task, kind)).Distinct(StringComparer.Ordinal))
        {
            var with = tasks.Where(task => NamesIn(task, kind).Contains(name, StringComparer.Ordinal)).ToArray();
            var without = tasks.Where(task => !NamesIn(task, kind).Contains(name, StringComparer.Ordinal)).ToArray();
            var decided = with.Where(static task => task.Succeeded is not null).ToArray();
            var index = Interval.OfScores(Indexes(with), RecommendationRules.LeastDeviation);
            var (advice, reason) = RecommendationRules.ByEvidence(index);
            yield return new Effectiveness
            {
                Kind = kind,
                Name = name,
                TaskType = taskType,
                Uses = with.Length,
                PerformanceIndex = index,
                SuccessRate = Interval.OfShare(decided.Count(static task => task.Succeeded == true), decided.Length),
                Gain = Interval.OfDifference(Indexes(with), Indexes(without), RecommendationRules.LeastDeviation),
                Advice = advice,
                Reason = reason,
            };
        }
    }

    private static double[] Indexes(IEnumerable<TaskOutcome> tasks) => [.. tasks.Select(static task => task.PerformanceIndex).OfType<double>()];

    private static IEnumerable<string> NamesIn(TaskOutcome task, FactorKind kind) => kind switch
    {
        FactorKind.Skill => task.Skills,
        FactorKind.Tool => task.Tools,
        FactorKind.Agent => task.Agent is { } agent ? [agent] : [],
        _ => task.Model is { } model ? [model] : [],
    };
}
