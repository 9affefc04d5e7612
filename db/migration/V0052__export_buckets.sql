-- Buckets of S3 that exports of a schedule are put into, and how each put went.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

create table export_bucket (
    team_id uuid not null,
    -- A schedule has one bucket or none.
    schedule_id uuid not null,
    -- Null for AWS itself.
    endpoint text,
    region text not null,
    bucket text not null,
    -- Without slashes at its ends; empty for the top of the bucket.
    prefix text not null,
    path_style boolean not null,
    access_key text not null,
    secret_cipher bytea not null,
    primary key (team_id, schedule_id),
    foreign key (team_id, schedule_id) references export_schedule on delete cascade,
    constraint export_bucket_endpoint check (length(endpoint) between 1 and 300),
    constraint export_bucket_region check (length(region) between 1 and 40),
    constraint export_bucket_bucket check (length(bucket) between 3 and 63),
    constraint export_bucket_prefix check (length(prefix) <= 500),
    constraint export_bucket_access_key check (length(access_key) between 1 and 128)
);
call protect_team_rows('export_bucket');
grant select, insert, update, delete on export_bucket to framehouse_team, framehouse_platform;

create table export_put (
    team_id uuid not null,
    -- A delivery is put once, however many nodes look; sent again, it is the same row.
    delivery_id uuid not null,
    schedule_id uuid not null,
    state text not null default 'waiting',
    -- How often it was begun; also tells whose try a change belongs to.
    attempts int not null default 0,
    try_at timestamptz not null,
    lease_until timestamptz,
    -- Since when trying did not help, and whether its owner was told so.
    failing_since timestamptz,
    told boolean not null default false,
    -- Why the last try failed, also while it is tried again.
    error text,
    -- Where it lies, such as s3://bucket/prefix/usage_2026-10.csv.
    object text,
    delivered_at timestamptz,
    primary key (team_id, delivery_id),
    foreign key (team_id, delivery_id) references export_delivery on delete cascade,
    foreign key (team_id, schedule_id) references export_schedule on delete cascade,
    constraint export_put_state check (state in ('waiting', 'delivered', 'failed')),
    constraint export_put_delivered
        check ((state = 'delivered') = (object is not null and delivered_at is not null)),
    constraint export_put_failed check (state <> 'failed' or error is not null),
    constraint export_put_error check (length(error) between 1 and 300)
);
create index export_put_due on export_put (try_at) where state = 'waiting';
create index export_put_schedule on export_put (team_id, schedule_id);
call protect_team_rows('export_put');
grant select, insert, update, delete on export_put to framehouse_team, framehouse_platform;
