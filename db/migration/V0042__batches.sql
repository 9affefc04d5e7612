-- Jobs that were made together, and jobs that try an earlier one again. Rows are written before their
-- jobs are, so that the repeat of a lost answer finds the same ids: hence no foreign key to job. A
-- row whose job was refused names none.
create table job_batch (
    team_id uuid not null references team (id),
    batch_id uuid not null,
    -- From 0 on, in the order in which they were asked for.
    position int not null,
    job_id uuid not null,
    kind text not null,
    -- The job that this one tries again.
    of_job uuid,
    by text not null,
    at timestamptz not null,
    primary key (team_id, job_id),
    constraint job_batch_place unique (team_id, batch_id, position),
    constraint job_batch_position check (position between 0 and 9),
    constraint job_batch_kind check (kind in ('seeds', 'models', 'retry')),
    constraint job_batch_retry check ((kind = 'retry') = (of_job is not null))
);
create index job_batch_of_job on job_batch (team_id, of_job) where of_job is not null;
call protect_team_rows('job_batch');
grant select, insert on job_batch to framehouse_team, framehouse_platform;
-- A team that is deleted takes its batches with it.
grant delete on job_batch to framehouse_platform;
