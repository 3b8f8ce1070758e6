using PerfGen.Runtime;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Runtime.Settings;

namespace PerfGen.Analysis;

/// <summary>
/// Scores tasks and records them: <c>record_task_performance</c> and <c>get_performance_summary</c>. Whoever subscribes receives each task with its scores
/// and what they mean. Thread-safe; recording writes to the journal only, and never throws into the caller.
/// </summary>
public sealed class TaskRecorder : IObservable<TaskAssessment>
{
    private readonly ScoringOptions _scoring;
    private readonly DataDirectory? _directory;
    private readonly InboxWriter? _inbox;
    private readonly TaskHistory _history = new();
    private readonly Lock _subscribing = new();
    private volatile IObserver<TaskAssessment>[] _observers = [];

    /// <summary>Makes a recorder.</summary>
    /// <param name="scoring">How tasks are scored; as <c>perfgen.json</c> says where it is null.</param>
    /// <param name="directory">Where they are recorded, and whose <c>perfgen.json</c> counts; where this process records if it is null.</param>
    /// <exception cref="ArgumentException">The weights do not add up to 1.</exception>
    public TaskRecorder(ScoringOptions? scoring = null, DataDirectory? directory = null)
    {
        _directory = directory;
        _inbox = directory is null ? null : new InboxWriter(directory);
        _scoring = scoring ?? ScoringSettings.Read(directory is null ? PerfSettings.Current : PerfSettings.Load(directory));
        if (_scoring.Objection is { } objection)
        {
            throw new ArgumentException(objection, nameof(scoring));
        }
    }

    /// <summary>Scores a task, and records it with its scores.</summary>
    /// <param name="task">What is known of it.</param>
    /// <param name="model">The model that worked; that of the surrounding scope where it is null.</param>
    /// <returns>The id of the assessment, which is the task's as well; null where it was not recorded: <see cref="Perf.Rejected"/> counts it, and the event source says why.</returns>
    public string? RecordTaskPerformance(TaskData task, string? model = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Facts.Objection is { } objection)
        {
            Runtime.Values.Rejections.Add(objection);
            return null;
        }

        var now = DateTimeOffset.UtcNow;
        var type = TaskClassifier.Resolve(task.TaskType, task.Description, _scoring.Mode).TaskType;
        var scores = TaskScorer.Score(task.Facts, _scoring);
        var improvement = task.QualityImprovement ?? QualityImprovement.Over(scores.Quality.Value, QualityImprovement.Baseline(_history.QualitiesOf(type)));
        var id = AssessmentId.New(type, now, !task.IsManual);
        if (!IsRecorded(RecordOf(task, model, id, type, scores, improvement)))
        {
            return null;
        }

        var context = Perf.Context;
        var outcome = new TaskOutcome
        {
            TaskType = type,
            Succeeded = task.Success,
            Quality = scores.Quality.Value,
            PerformanceIndex = scores.PerformanceIndex.Value,
            Agent = task.Agent ?? context.Agent,
            Model = model ?? context.Model,
            Skills = task.SkillsUsed,
            Tools = [.. task.ToolsUsed.Distinct(StringComparer.Ordinal)],
        };
        _history.Add(outcome);
        Tell(() => Assess(id, now, task, outcome, scores, improvement));
        return id;
    }

    /// <summary>What the tasks of the last days show.</summary>
    /// <param name="days">How many days.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="Store.DuckDB.StoreException">The database cannot be read.</exception>
    /// <remarks>Of the database: what waits in the journals is drained first.</remarks>
    public Task<PerformanceSummary> GetPerformanceSummaryAsync(int days = 30, CancellationToken stop = default)
    {
        new Store.DuckDB.Drainer(Directory).Drain(Store.DuckDB.DrainOptions.ForCommand, stop);
        return PerformanceSummary.LoadAsync(Directory, days, stop);
    }

    /// <summary>Learns from the tasks of the last days, so that effectiveness and baselines do not begin with this process.</summary>
    /// <param name="directory">Where they are recorded; where this recorder records if it is null.</param>
    /// <param name="days">How many days.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="Store.DuckDB.StoreException">The database cannot be read.</exception>
    public async Task LearnAsync(DataDirectory? directory = null, int days = 30, CancellationToken stop = default)
    {
        foreach (var outcome in await TaskOutcomes.LoadAsync(directory ?? Directory, DateTimeOffset.UtcNow.AddDays(-days), null, stop).ConfigureAwait(false))
        {
            _history.Add(outcome);
        }
    }

    /// <summary>Hands every task that is recorded from now on to an observer, on the thread that records it. What an observer throws is reported, and goes no further.</summary>
    /// <param name="observer">Who receives them.</param>
    /// <returns>Ends the subscription.</returns>
    public IDisposable Subscribe(IObserver<TaskAssessment> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        lock (_subscribing)
        {
            _observers = [.. _observers, observer];
        }

        return new Subscription(this, observer);
    }

    private DataDirectory Directory => _directory ?? Perf.DataDirectory;

    /// <summary>Into the journal of this process, or into the inbox of the directory of its own; there, too, in the context of the running code.</summary>
    private bool IsRecorded(TaskRecord record)
    {
        if (_inbox is null)
        {
            return Perf.RecordTask(record) is not null;
        }

        var context = Perf.Context;
        try
        {
            _inbox.RecordTask(record with
            {
                Session = record.Session ?? context.Session,
                ParentTask = record.ParentTask ?? context.Task,
                Agent = record.Agent ?? context.Agent,
                Model = record.Model ?? context.Model,
                Cli = record.Cli ?? context.Cli,
            });
            return true;
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            Runtime.Values.Rejections.Add(error.Message);
            return false;
        }
    }

    private static TaskRecord RecordOf(TaskData task, string? model, string id, string type, TaskScores scores, double? improvement)
    {
        var metrics = new List<MetricValue>();
        foreach (var (name, value) in new[]
        {
            (Metrics.Names.QualityScore, scores.Quality.Value), (Metrics.Names.PerformanceIndex, scores.PerformanceIndex.Value), (Metrics.Names.TimeEfficiency, scores.TimeEfficiency.Value),
        })
        {
            if (value is { } known)
            {
                metrics.Add(new MetricValue(name, known));
            }
        }

        return new TaskRecord
        {
            Id = id,
            Type = type,
            Agent = task.Agent,
            Model = model,
            Result = task.Success ? TaskResult.Success : TaskResult.Failure,
            IsManual = task.IsManual,
            Duration = task.Duration is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2)) : null,
            Complexity = task.Complexity,
            Description = string.IsNullOrWhiteSpace(task.Description) ? null : task.Description,
            Approach = task.ApproachTaken,
            FilesModified = task.FilesModified,
            LinesChanged = task.LinesChanged,
            UserSatisfaction = task.UserSatisfaction,
            QualityImprovement = improvement,
            FollowedBestPractices = task.BestPracticesFollowed,
            UpdatedDocumentation = task.DocumentationUpdated,
            Tools = task.ToolsUsed,
            Skills = task.SkillsUsed,
            Delegations = task.AgentsDelegated,
            Issues = task.IssuesFound,
            Recommendations = task.Recommendations,
            Metrics = metrics,
            Tags = task.TaskType is { Length: > 0 } said && said != type ? [new("task_type_said", said)] : [],
        };
    }

    private TaskAssessment Assess(string id, DateTimeOffset at, TaskData task, TaskOutcome outcome, TaskScores scores, double? improvement)
    {
        var effects = LearningInsights.Of(_history.OfType(outcome.TaskType));
        return new TaskAssessment
        {
            AssessmentId = id,
            Timestamp = at,
            TaskType = outcome.TaskType,
            Task = task,
            Model = outcome.Model,
            Kind = RecordKinds.Of(!task.IsManual, task.TaskType),
            Scores = scores,
            QualityImprovement = improvement,
            EfficiencyRating = scores.TimeEfficiency.Value is { } time ? Ratings.Of(time) : Rating.InsufficientData,
            ModelEffectiveness = effects.FirstOrDefault(one => one.Kind == FactorKind.Model && one.Name == outcome.Model),
            ToolEffectiveness =
            [
                .. effects.Where(one => (one.Kind == FactorKind.Skill && outcome.Skills.Contains(one.Name, StringComparer.Ordinal))
                    || (one.Kind == FactorKind.Tool && outcome.Tools.Contains(one.Name, StringComparer.Ordinal))),
            ],
        };
    }

    private void Tell(Func<TaskAssessment> assess)
    {
        var observers = _observers;
        if (observers.Length == 0)
        {
            return;
        }

        var assessment = assess();
        foreach (var observer in observers)
        {
            try
            {
                observer.OnNext(assessment);
            }
            catch (Exception error)
            {
                // An observer's fault is not the recording program's.
                PerfGenEventSource.Log.ObserverFault(error.Message);
            }
        }
    }

    private sealed class Subscription(TaskRecorder recorder, IObserver<TaskAssessment> observer) : IDisposable
    {
        public void Dispose()
        {
            lock (recorder._subscribing)
            {
                recorder._observers = [.. recorder._observers.Where(one => !ReferenceEquals(one, observer))];
            }
        }
    }
}
