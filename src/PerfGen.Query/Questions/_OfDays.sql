starts_at >= getvariable('days_from')::timestamptz and starts_at < getvariable('days_until')::timestamptz
    and not (starts_at >= getvariable('months_from')::timestamptz and starts_at < getvariable('months_until')::timestamptz) /*bins*/and starts_at not in (select starts_at from store.unsettled where not of_months)/*.bins*/
