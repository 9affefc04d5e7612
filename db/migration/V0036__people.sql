-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- An invitation into a team. Its link is a secret of which only hashes are kept: one of the link
-- that was shown to whoever invited, one of the link in the newest mail.
create table team_invitation (
    team_id uuid not null references team (id),
    id uuid not null,
    email text not null,
    role text not null,
    message text,
    link_hash bytea not null,
    mail_hash bytea,
    invited_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by uuid references app_user (id),
    withdrawn_at timestamptz,
    primary key (team_id, id),
    constraint team_invitation_email_lower check (email = lower(email) and length(email) <= 254),
    constraint team_invitation_role
        check (role in ('owner', 'admin', 'member', 'viewer', 'billing')),
    constraint team_invitation_message check (length(message) between 1 and 500),
    constraint team_invitation_link_hash check (length(link_hash) = 32),
    constraint team_invitation_mail_hash check (length(mail_hash) = 32),
    constraint team_invitation_accepted check ((accepted_at is null) = (accepted_by is null)),
    constraint team_invitation_one_end check (accepted_at is null or withdrawn_at is null)
);
create unique index team_invitation_link on team_invitation (link_hash);
create unique index team_invitation_mail on team_invitation (mail_hash) where mail_hash is not null;
-- Somebody who is invited again gets the same invitation with a new link.
create unique index team_invitation_open on team_invitation (team_id, email)
    where accepted_at is null and withdrawn_at is null;
call protect_team_rows('team_invitation');
grant select, insert, update on team_invitation to framehouse_team, framehouse_platform;
-- A team that is deleted takes its invitations with it.
grant delete on team_invitation to framehouse_platform;

-- Mails that no notice stands behind: an invitation, a new password. They hold ids only; the link
-- is made when the mail is sent.
alter table notice_email
    alter column notice_id drop not null,
    add column letter text,
    add column letter_about text,
    add constraint notice_email_letter check (letter in ('invitation', 'password_reset')),
    add constraint notice_email_about_something
        check ((notice_id is null) = (letter is not null)
            and (letter is null) = (letter_about is null));

-- A team counts an owner who is switched off as none, so it has to see that somebody is.
grant select (disabled_at) on app_user to framehouse_team;
create or replace view person with (security_invoker = true) as
select id, email, display_name, last_active_at, disabled_at is not null as disabled from app_user;

alter table app_user
    add column time_zone text,
    add column password_changed_at timestamptz,
    add constraint app_user_time_zone_length check (length(time_zone) between 1 and 60);

-- Where people are signed in, so that they can end it from elsewhere. Written when a session
-- begins, with its first proof already, and ends, and at most once a minute while it is used.
create table user_session (
    id uuid not null primary key,
    user_id uuid not null references app_user (id),
    began_at timestamptz not null,
    -- When nothing more was owed; null while a second factor is.
    whole_at timestamptz,
    seen_at timestamptz not null,
    ended_at timestamptz,
    ended_why text,
    address text,
    -- The address as tries are counted: of IPv6 its first half.
    network text,
    agent text,
    constraint user_session_ended_why
        check (ended_why in ('signed_out', 'elsewhere', 'password', 'switched_off')),
    constraint user_session_ended check ((ended_at is null) = (ended_why is null)),
    constraint user_session_address_length check (length(address) <= 64),
    constraint user_session_network_length check (length(network) <= 64),
    constraint user_session_agent_length check (length(agent) <= 200)
) with (fillfactor = 80);
create index user_session_of_person on user_session (user_id, seen_at desc);
-- What is over for a month is forgotten.
grant select, insert, update, delete on user_session to framehouse_platform;

-- Links to a new password; of a link only its hash is kept, and none before the mail is sent.
create table password_reset (
    id uuid not null primary key,
    user_id uuid not null references app_user (id),
    token_hash bytea,
    made_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint password_reset_token_hash check (length(token_hash) = 32)
);
create unique index password_reset_token on password_reset (token_hash)
    where token_hash is not null;
create index password_reset_of_person on password_reset (user_id, created_at desc);
grant select, insert, update, delete on password_reset to framehouse_platform;

-- Tries at a sign-in, counted before the password is looked at: by account and network together, by
-- account, by network. The subject is a hash; the row of one that waits is not written again.
create table sign_in_try (
    subject bytea not null primary key,
    tries int not null,
    since timestamptz not null,
    paused_until timestamptz,
    constraint sign_in_try_subject check (length(subject) = 32),
    constraint sign_in_try_tries_positive check (tries > 0)
) with (fillfactor = 80);
create index sign_in_try_old on sign_in_try (since);
grant select, insert, update, delete on sign_in_try to framehouse_platform;
