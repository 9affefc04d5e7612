-- What people keep of their videos: stars, collections, notes, searches, and what they hand on.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

alter table team
    -- How long a video lies in the trash before it goes for good.
    add column keep_trash_days int not null default 30,
    -- Whether videos may be shown outside by a link, and who said so last.
    add column outside_sharing boolean not null default false,
    add column outside_sharing_by text,
    add constraint team_keep_trash_days check (keep_trash_days between 1 and 365) not valid,
    add constraint team_outside_sharing_by
        check (length(outside_sharing_by) between 1 and 300) not valid;

create table gallery_favourite (
    team_id uuid not null references team (id),
    user_id uuid not null references app_user (id),
    item_id uuid not null,
    at timestamptz not null,
    primary key (team_id, user_id, item_id),
    constraint gallery_favourite_item_fk foreign key (team_id, item_id)
        references gallery_item (team_id, id) on delete cascade
);
create index gallery_favourite_newest on gallery_favourite (team_id, user_id, at desc, item_id);
create index gallery_favourite_item on gallery_favourite (team_id, item_id);
call protect_team_rows('gallery_favourite');
grant select, insert, delete on gallery_favourite to framehouse_team, framehouse_platform;

-- A private one is its owner's alone; what nobody owns, because a program made it, is the team's.
create table gallery_collection (
    team_id uuid not null references team (id),
    id uuid not null,
    name text not null,
    description text not null default '',
    visibility text not null default 'team',
    owner_id uuid references app_user (id),
    owner text not null,
    created_at timestamptz not null,
    version bigint not null default 0,
    primary key (team_id, id),
    constraint gallery_collection_name
        check (length(name) between 1 and 80 and name = btrim(name) and name !~ '[\r\n\t]'),
    constraint gallery_collection_description check (length(description) <= 500),
    constraint gallery_collection_visibility check (visibility in ('team', 'private')),
    constraint gallery_collection_private_is_owned
        check (visibility = 'team' or owner_id is not null)
);
-- Names of private ones tell nobody else anything, so they are not in the way of others' names.
create unique index gallery_collection_name_in_team on gallery_collection (team_id, lower(name))
    where visibility = 'team';
create unique index gallery_collection_name_of_person
    on gallery_collection (team_id, owner_id, lower(name)) where visibility = 'private';
create index gallery_collection_newest on gallery_collection (team_id, created_at desc, id desc);
call protect_team_rows('gallery_collection');
grant select, insert, update, delete on gallery_collection to framehouse_team, framehouse_platform;

create table gallery_collection_item (
    team_id uuid not null,
    collection_id uuid not null,
    item_id uuid not null,
    at timestamptz not null,
    added_by text not null,
    primary key (team_id, collection_id, item_id),
    constraint gallery_collection_item_collection_fk foreign key (team_id, collection_id)
        references gallery_collection (team_id, id) on delete cascade,
    constraint gallery_collection_item_item_fk foreign key (team_id, item_id)
        references gallery_item (team_id, id) on delete cascade
);
create index gallery_collection_item_newest
    on gallery_collection_item (team_id, collection_id, at desc, item_id desc);
create index gallery_collection_item_item on gallery_collection_item (team_id, item_id);
call protect_team_rows('gallery_collection_item');
grant select, insert, delete on gallery_collection_item to framehouse_team, framehouse_platform;

create table gallery_note (
    team_id uuid not null references team (id),
    id uuid not null,
    item_id uuid not null,
    author_id uuid references app_user (id),
    author text not null,
    text text not null,
    at timestamptz not null,
    primary key (team_id, id),
    constraint gallery_note_item_fk foreign key (team_id, item_id)
        references gallery_item (team_id, id) on delete cascade,
    constraint gallery_note_text check (length(text) between 1 and 2000)
);
create index gallery_note_item on gallery_note (team_id, item_id, at, id);
call protect_team_rows('gallery_note');
grant select, insert, delete on gallery_note to framehouse_team, framehouse_platform;

create table gallery_search (
    team_id uuid not null references team (id),
    id uuid not null,
    user_id uuid not null references app_user (id),
    name text not null,
    -- As the address of the wall carries it.
    query text not null,
    shared boolean not null default false,
    at timestamptz not null,
    primary key (team_id, id),
    constraint gallery_search_name
        check (length(name) between 1 and 80 and name = btrim(name) and name !~ '[\r\n\t]'),
    constraint gallery_search_query check (length(query) <= 2000)
);
create unique index gallery_search_name_of_person
    on gallery_search (team_id, user_id, lower(name));
create index gallery_search_shared on gallery_search (team_id, at desc) where shared;
call protect_team_rows('gallery_search');
grant select, insert, update, delete on gallery_search to framehouse_team, framehouse_platform;

-- What one ZIP file is to hold; the file itself is made while it is sent.
create table gallery_download (
    team_id uuid not null references team (id),
    id uuid not null,
    items uuid[] not null,
    asked_by uuid not null references app_user (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (team_id, id),
    constraint gallery_download_items check (cardinality(items) between 1 and 500),
    constraint gallery_download_expires check (expires_at > created_at)
);
create index gallery_download_over on gallery_download (team_id, expires_at);
call protect_team_rows('gallery_download');
grant select, insert, delete on gallery_download to framehouse_team, framehouse_platform;

-- A link that shows one video or one collection outside. Of the link only a hash is kept.
create table gallery_share (
    team_id uuid not null references team (id),
    id uuid not null,
    token_hash bytea not null,
    item_id uuid,
    collection_id uuid,
    made_by text not null,
    made_by_id uuid not null references app_user (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text,
    opened bigint not null default 0,
    last_opened_at timestamptz,
    primary key (team_id, id),
    constraint gallery_share_token_hash check (length(token_hash) = 32),
    constraint gallery_share_of_one check (num_nonnulls(item_id, collection_id) = 1),
    constraint gallery_share_expires
        check (expires_at > created_at and expires_at <= created_at + interval '91 days'),
    constraint gallery_share_revoked check ((revoked_at is null) = (revoked_by is null)),
    constraint gallery_share_opened check (opened >= 0),
    constraint gallery_share_item_fk foreign key (team_id, item_id)
        references gallery_item (team_id, id) on delete cascade,
    constraint gallery_share_collection_fk foreign key (team_id, collection_id)
        references gallery_collection (team_id, id) on delete cascade
);
create unique index gallery_share_token on gallery_share (token_hash);
create index gallery_share_newest on gallery_share (team_id, created_at desc, id desc);
create index gallery_share_over on gallery_share (team_id, expires_at);
create index gallery_share_item on gallery_share (team_id, item_id) where item_id is not null;
create index gallery_share_collection on gallery_share (team_id, collection_id)
    where collection_id is not null;
call protect_team_rows('gallery_share');
grant select, insert, update, delete on gallery_share to framehouse_team, framehouse_platform;

-- A video whose time in the trash is over leaves the gallery, in a transaction of its team.
grant delete on gallery_item to framehouse_team;
