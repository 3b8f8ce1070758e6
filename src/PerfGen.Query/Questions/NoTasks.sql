-- What FoldTasks makes of no task, in a fraction of the time to plan it.
create or replace temp table folded_tasks (
  placed_at timestamptz, ended_at timestamptz, model varchar, task_type varchar, result utinyint, origin utinyint, duration_us bigint, quality double, performance double
)
