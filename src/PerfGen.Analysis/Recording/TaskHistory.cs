namespace PerfGen.Analysis;

/// <summary>The last tasks that a recorder has seen, of each kind as many as insights need. Thread-safe.</summary>
internal sealed class TaskHistory
{
    private const int MostOfType = 200;

    private readonly Lock _changing = new();
    private readonly Dictionary<string, Queue<TaskOutcome>> _tasks = new(StringComparer.Ordinal);

    public void Add(TaskOutcome outcome)
    {
        lock (_changing)
        {
            if (!_tasks.TryGetValue(outcome.TaskType, out var tasks))
            {
                _tasks.Add(outcome.TaskType, tasks = new());
            }

            tasks.Enqueue(outcome);
            if (tasks.Count > MostOfType)
            {
                tasks.Dequeue();
            }
        }
    }

    public IReadOnlyList<TaskOutcome> OfType(string taskType)
    {
        lock (_changing)
        {
            return _tasks.TryGetValue(taskType, out var tasks) ? [.. tasks] : [];
        }
    }

    public IReadOnlyList<double> QualitiesOf(string taskType) => [.. OfType(taskType).Select(static task => task.Quality).OfType<double>()];
}
