-- Runs of the proof, kept as evidence.
create table proof_run (
    id uuid not null primary key,
    as_of timestamptz not null,
    ok boolean not null,
    result jsonb not null,
    run_by text not null
);
create index proof_run_as_of on proof_run (as_of desc);
grant select, insert on proof_run to framehouse_platform;
