-- Folds the tasks that the temporary table "asked_tasks" names, as store.told_tasks does, with what reports ask of them: the table "folded_tasks", a row for each
-- part. A task without events has none. FoldTaskModels.sql comes after it where a task's scopes do not say its model.

create or replace temp table fold_contexts as
select context_id, task_no, task_type, model from store.contexts where task_no in (select task_no from temp.asked_tasks);

create or replace temp table folded_tasks as
with placed as (
  select x.task_no, x.model, x.task_type, e.kind, e.result, e.origin, e.happened_at, row_number() over (order by e.happened_at, s.source, e.seq) as place
  from store.events e
  join temp.fold_contexts x using (context_id)
  join store.sources s using (source_id)
  where e.kind in (3, 4)
),
parted as (
  select * exclude (again), coalesce(sum(again) over (partition by task_no order by place rows unbounded preceding), 0)::integer as part
  from (select *, (kind = 3 and lag(kind) over (partition by task_no order by place) = 4)::integer as again from placed)
),
parts as (
  select *, if(part = 0, '-infinity'::timestamptz, first_at) as from_at,
    coalesce(lead(first_at) over (partition by task_no order by part), 'infinity'::timestamptz) as until_at
  from (
    select task_no, part, min(happened_at) as first_at, arg_max(model, place) as model, arg_max(task_type, place) as task_type, arg_max(origin, place) as origin,
      arg_max(result, place) filter (kind = 4) as result, min(happened_at) filter (kind = 3) as started_at, max(happened_at) filter (kind = 4) as ended_at
    from parted
    group by task_no, part
  )
),
others as (
  select task_no, max(model) as model, max(task_type) as task_type
  from temp.fold_contexts
  group by task_no
),
marks as (
  select v.task_no, p.part, arg_max(v.value, v.place) filter (v.is_quality) as quality, arg_max(v.value, v.place) filter (not v.is_quality) as performance
  from (
    select x.task_no, v.recorded_at, v.value, n.name = 'quality_score' as is_quality, row_number() over (order by v.recorded_at, s.source, v.seq) as place
    from store.metrics v
    join store.metric_names n using (name_id)
    join temp.fold_contexts x using (context_id)
    join store.sources s using (source_id)
    where n.name in ('quality_score', 'performance_index')
  ) v
  join parts p on p.task_no = v.task_no and v.recorded_at >= p.from_at and v.recorded_at < p.until_at
  group by v.task_no, p.part
)
select p.task_no, p.part, p.from_at, p.until_at, coalesce(p.ended_at, p.started_at) as placed_at, p.ended_at, coalesce(p.model, o.model) as model,
  coalesce(p.task_type, o.task_type) as task_type, p.result, p.origin, epoch_us(p.ended_at) - epoch_us(p.started_at) as duration_us, m.quality, m.performance
from parts p
join others o using (task_no)
left join marks m on m.task_no = p.task_no and m.part = p.part;
