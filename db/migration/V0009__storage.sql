-- Images that people and programs gave us. The bytes lie in the blob store under their SHA-256.
create table upload (
    team_id uuid not null references team (id),
    id uuid not null,
    blob_key text not null,
    sha256 bytea not null,
    content_type text not null,
    bytes bigint not null,
    width int not null,
    height int not null,
    file_name text,
    created_by text not null,
    created_at timestamptz not null default now(),
    primary key (team_id, id)
);
create index upload_sha256 on upload (team_id, sha256);
call protect_team_rows('upload');
grant select, insert, delete on upload to framehouse_team, framehouse_platform;
