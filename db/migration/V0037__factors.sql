-- What people prove themselves with beside a password. No team_id: read at sign-in, before a team is
-- known, by the platform's transactions alone.

-- The secret that a person's app shares with the house, sealed. A pending one waits for its first
-- right code and does not count yet, and is shown again for minutes only: somebody else may have seen
-- it. last_step is the newest time step whose code was taken, so
-- that no code works twice.
create table person_totp (
    user_id uuid not null primary key references app_user (id),
    secret_cipher bytea,
    pending_cipher bytea,
    pending_at timestamptz,
    confirmed_at timestamptz,
    last_step bigint not null default 0,
    constraint person_totp_confirmed check ((secret_cipher is null) = (confirmed_at is null)),
    constraint person_totp_pending check ((pending_cipher is null) = (pending_at is null))
);
grant select, insert, update, delete on person_totp to framehouse_platform;

create table person_recovery_code (
    user_id uuid not null references app_user (id),
    code_hash bytea not null,
    used_at timestamptz,
    primary key (user_id, code_hash)
);
grant select, insert, update, delete on person_recovery_code to framehouse_platform;

-- Wrong codes and passwords of a person who has proved one factor already. On all nodes together.
create table person_proof_try (
    user_id uuid not null primary key references app_user (id),
    wrong_count int not null,
    last_at timestamptz not null
);
grant select, insert, update, delete on person_proof_try to framehouse_platform;

-- Whom the house asks for a second factor; one row for all.
create table sign_in_rule (
    id smallint not null primary key default 1,
    second_factor text not null default 'off',
    constraint sign_in_rule_one check (id = 1),
    constraint sign_in_rule_second_factor check (second_factor in ('off', 'admins', 'everybody'))
);
insert into sign_in_rule default values;
grant select, update on sign_in_rule to framehouse_platform;

-- Whether a team asks its members for one.
alter table team add column require_second_factor boolean not null default false;

-- Passkeys. A device knows the person by a number that tells nothing of them; what the device signs
-- with is kept as Spring Security's JdbcUserCredentialRepository names and types it.
create table passkey_owner (
    user_id uuid not null primary key references app_user (id),
    handle text not null,
    constraint passkey_owner_handle_unique unique (handle)
);
grant select, insert on passkey_owner to framehouse_platform;

create table user_credentials (
    credential_id text not null primary key,
    user_entity_user_id text not null references passkey_owner (handle),
    public_key bytea not null,
    signature_count bigint,
    uv_initialized boolean,
    backup_eligible boolean not null,
    authenticator_transports text,
    public_key_credential_type text,
    backup_state boolean not null,
    attestation_object bytea,
    attestation_client_data_json bytea,
    created timestamptz,
    last_used timestamptz,
    label text not null,
    constraint user_credentials_label_length check (length(label) between 1 and 60)
);
create index user_credentials_owner on user_credentials (user_entity_user_id);
grant select, insert, update, delete on user_credentials to framehouse_platform;

-- Whom identity providers know by which subject; a person may be known to several.
create table person_identity (
    issuer text not null,
    subject text not null,
    user_id uuid not null references app_user (id),
    linked_at timestamptz not null,
    last_seen_at timestamptz not null,
    primary key (issuer, subject)
);
create index person_identity_user on person_identity (user_id);
grant select, insert, update on person_identity to framehouse_platform;

-- Where a member's role comes from: what the provider gave, it may change and take back.
alter table team_member
    add column source text not null default 'manual',
    add constraint team_member_source check (source in ('manual', 'sso'));
