-- Who changed what, when; written in the transaction of the change, never changed. The platform's
-- own entries have no team, so a team never sees them.
create table audit_entry (
    id uuid not null,
    team_id uuid,
    at timestamptz not null default now(),
    actor_kind text not null,
    actor_id uuid,
    actor_label text not null,
    action text not null,
    object_type text not null,
    object_id text not null,
    before jsonb,
    after jsonb,
    reason text,
    source text not null,
    constraint audit_entry_actor_kind check (actor_kind in ('person', 'key', 'system'))
) partition by range (at);
create index audit_entry_team_at on audit_entry (team_id, at desc, id desc);
call protect_team_rows('audit_entry');
create table audit_entry_other partition of audit_entry default;
call protect_team_rows('audit_entry_other');
select make_month_partitions('audit_entry', 3);
grant select, insert on audit_entry to framehouse_team, framehouse_platform;
