-- People who sign in. No team_id: written at sign-in, before a team is known.
create table app_user (
    id uuid not null default uuidv7() primary key,
    email text not null,
    display_name text not null,
    password_hash text not null,
    platform_admin boolean not null default false,
    platform_finance boolean not null default false,
    color_scheme text not null default 'system',
    last_team_id uuid,
    disabled_at timestamptz,
    last_active_at timestamptz,
    version bigint not null default 0,
    created_at timestamptz not null default now(),
    constraint app_user_email_lower check (email = lower(email)),
    constraint app_user_color_scheme check (color_scheme in ('system', 'light', 'dark'))
);
create unique index app_user_email on app_user (email);
grant select, insert, update on app_user to framehouse_platform;

-- What other people may see of a person.
create view person as select id, email, display_name, last_active_at from app_user;
grant select on person to framehouse_team, framehouse_platform;
