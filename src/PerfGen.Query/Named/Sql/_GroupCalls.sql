sum(sample_weight)::bigint as calls,
    coalesce(sum(sample_weight) filter (status = 0), 0)::bigint as succeeded,
    coalesce(sum(sample_weight) filter (status = 0), 0) / nullif(sum(sample_weight) filter (status in (0, 1, 3)), 0) as success_rate,
    sum(duration_ns * sample_weight) / sum(sample_weight) filter (duration_ns is not null) / 1e9 as mean_s,
    percentiles(duration_ns) as p,
    max(duration_ns) / 1e9 as max_s,
    sum(duration_ns * sample_weight) / 1e9 as total_s,
    min(started_at) as first_at,
    max(started_at) as last_at
