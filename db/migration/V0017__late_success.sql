-- After a person resolved an unknown job the provider is still asked for a while, slowly: a success
-- that comes then is booked as a correction, and its video is copied.
alter table job
    -- When it is asked next; null where it is not asked any more.
    add column late_check_at timestamptz,
    -- Until when at the latest; set by the person's decision and never taken away.
    add column late_until timestamptz,
    -- When the provider's definite word came; it counts once.
    add column late_answered_at timestamptz,
    add constraint job_late_only_when_resolved check (late_until is null
        or state in ('succeeded', 'failed')) not valid,
    add constraint job_late_check_is_bounded check (late_check_at is null
        or (late_until is not null and late_answered_at is null)) not valid;
create index job_late_due on job (late_check_at) where late_check_at is not null;
-- The platform's list of what waits for a decision, longest first.
create index job_unknown_since on job (unknown_since, id) where state = 'unknown';
