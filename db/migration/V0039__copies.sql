-- Short waits only: whoever holds the table keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Technical data of a video, as read from the file itself. Frames are counted over 1,000 seconds, so
-- that 23.976 frames a second are 23976. Spared are the claims that ended because our own store was
-- away: they are not counted as tries.
alter table asset
    add column codec text,
    add column fps_milli int,
    add column spared int not null default 0,
    add constraint asset_codec check (codec ~ '^[a-z0-9_]{1,32}$') not valid,
    add constraint asset_fps_milli check (fps_milli between 1 and 1000000) not valid,
    add constraint asset_spared check (spared between 0 and attempts) not valid;

-- A preview is a short film without sound, made here of a video that is ready. It is for the wall
-- alone: nobody outside is told of it.
alter table asset drop constraint asset_kind;
alter table asset add constraint asset_kind
    check (kind in ('video', 'cover', 'watermarked', 'preview')) not valid;

drop trigger asset_wakes_caller on asset;
create trigger asset_wakes_caller after update of state on asset for each row
    when (new.kind <> 'preview' and old.state = 'copying' and new.state <> 'copying')
    execute function asset_wakes_caller();
drop trigger new_asset_wakes_caller on asset;
create trigger new_asset_wakes_caller after insert on asset for each row
    when (new.kind <> 'preview' and new.state <> 'copying')
    execute function asset_wakes_caller();

-- Claims go from team to team; previews have a queue of their own, so that no video waits for one.
create index asset_copy_of_team on asset (team_id, next_attempt_at)
    where state = 'copying' and kind <> 'preview';
create index asset_preview_of_team on asset (team_id, next_attempt_at)
    where state = 'copying' and kind = 'preview';
drop index asset_copy_due;

-- Videos that were ready before there were previews get theirs slowly, the newest first; here is how
-- far that has come. Behind this video, or before all where there is none.
create table preview_backlog (
    one boolean not null default true primary key,
    ready_at timestamptz,
    video_id uuid,
    ended_at timestamptz,
    constraint preview_backlog_one check (one),
    constraint preview_backlog_place check ((ready_at is null) = (video_id is null))
);
insert into preview_backlog default values;
grant select, update on preview_backlog to framehouse_platform;
create index asset_videos_ready on asset (ready_at, id) where kind = 'video' and state = 'ready';
