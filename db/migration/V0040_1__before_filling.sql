-- What V0040_2 fills in with: rows of stored files and of videos that were there before their tables
-- were. All that locks whole tables stands here and in V0040_3, for a moment each; the filling
-- itself, which a big house takes minutes for, holds nothing for longer than a portion.
set local lock_timeout = '5s';

-- Nodes of the version before may go on meanwhile: what they write is noted as it comes.
create function filling_stored_blob() returns trigger language plpgsql as $$
begin
    insert into stored_blob (team_id, blob_key, bytes, store, put_at)
    values (new.team_id, new.blob_key, coalesce(new.bytes, 0), 'file', now())
    on conflict do nothing;
    return null;
end
$$;
create trigger filling_stored_blob after insert or update of blob_key on asset for each row
    when (new.blob_key is not null) execute function filling_stored_blob();
create trigger filling_stored_blob after insert on upload for each row
    execute function filling_stored_blob();
create trigger filling_stored_blob after insert or update of blob_key on team_export for each row
    when (new.blob_key is not null) execute function filling_stored_blob();

create function filling_gallery_item() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        call gallery_note_item(new.team_id, new.job_id);
    else
        update gallery_item set state = new.state, sound = new.sound,
            aspect = gallery_aspect(aspect, new.width, new.height),
            duration_ms = least(coalesce(new.duration_ms, 0), 2147483647)
        where team_id = new.team_id and id = new.id;
    end if;
    return null;
end
$$;
create trigger filling_gallery_item after insert or update of state on asset for each row
    when (new.kind = 'video') execute function filling_gallery_item();

-- One portion of a team's rows behind an id; the id to go on behind, or null at the end. A row that
-- is there already stays as it is, so whoever was killed begins anew and comes to the same.
create function fill_stored_blobs(source text, at text, team uuid, after uuid) returns uuid
    language plpgsql as $$
declare
    last uuid;
begin
    perform from team t where t.id = fill_stored_blobs.team for key share;
    if not found then
        return null;
    end if;
    execute format($sql$
        with portion as materialized (
            select s.id, s.blob_key, coalesce(s.bytes, 0) as bytes, %2$s as at from %1$I s
            where s.team_id = $1 and s.id > $2 order by s.id limit 1000
        ), noted as (
            insert into stored_blob (team_id, blob_key, bytes, store, put_at)
            select $1, blob_key, max(bytes), 'file', min(at) from portion
            where blob_key is not null group by blob_key order by blob_key
            on conflict do nothing
        )
        select id from portion order by id desc limit 1$sql$, source, at)
    into last using team, after;
    return last;
end
$$;

-- The same of videos. A row that somebody writes just now is passed over and not waited for; copy and
-- job are held until the portion ends, so that no change of theirs falls in between.
create function fill_gallery_items(team uuid, after uuid, with_words boolean) returns uuid
    language plpgsql as $$
declare
    last uuid;
    fresh uuid[];
begin
    perform from team t where t.id = fill_gallery_items.team for key share;
    select s.id into last from (
        select a.id from asset a
        where a.team_id = fill_gallery_items.team and a.id > after and a.kind = 'video'
        order by a.id limit 500) s
    order by s.id desc limit 1;
    if last is null then
        return null;
    end if;
    with held as materialized (
        select a.id, a.job_id, a.duration_ms, a.state, a.sound, a.created_at, a.width, a.height,
            j.model,
            j.submitted_by, j.key_id, j.submitter, j.cost_center, j.parameters,
            coalesce(j.settled_micros, j.quote_micros) as cost, j.request_erased_at
        from asset a join job j on j.team_id = a.team_id and j.id = a.job_id
        where a.team_id = fill_gallery_items.team and a.id > after and a.id <= last
          and a.kind = 'video'
          and not exists (select from gallery_item i where i.team_id = a.team_id and i.id = a.id)
        for share of a, j skip locked
    ), noted as (
        insert into gallery_item (team_id, id, job_id, model, person_id, key_id, submitter,
            cost_center, resolution, aspect, seed, duration_ms, cost_micros, state, sound, at,
            words_erased_at, words_due)
        select fill_gallery_items.team, h.id, h.job_id, h.model, h.submitted_by, h.key_id,
            h.submitter, h.cost_center, h.parameters ->> 'resolution',
            gallery_aspect(h.parameters ->> 'aspect_ratio', h.width, h.height),
            case when h.parameters ->> 'seed' ~ '^-?[1-9][0-9]{0,17}$'
                then (h.parameters ->> 'seed')::bigint end,
            least(coalesce(h.duration_ms, 0), 2147483647), h.cost, h.state, h.sound,
            h.created_at, h.request_erased_at, not with_words and h.request_erased_at is null
        from held h
        on conflict do nothing
        returning id
    )
    select array_agg(id) into fresh from noted;
    insert into gallery_label (team_id, item_id, label, by, at)
    select distinct i.team_id, i.id, l.label, i.submitter, i.at
    from gallery_item i join job j on j.team_id = i.team_id and j.id = i.job_id,
        unnest(j.labels) as l (label)
    where i.team_id = fill_gallery_items.team and i.id = any (fresh)
      and length(l.label) between 1 and 120
    on conflict do nothing;
    if with_words then
        insert into gallery_term (team_id, term, at, item_id)
        select i.team_id, 'w:' || w.word, i.at, i.id
        from gallery_item i join job j on j.team_id = i.team_id and j.id = i.job_id,
            unnest(gallery_terms(j.prompt)) as w (word)
        where i.team_id = fill_gallery_items.team and i.id = any (fresh)
          and i.words_erased_at is null
        on conflict do nothing;
    end if;
    return last;
end
$$;

create procedure fill_all_stored_blobs() language plpgsql as $$
declare
    one record;
    after uuid;
begin
    for one in
        select t.id, s.source, s.at
        from team t, (values ('asset', 'coalesce(s.ready_at, s.created_at)'),
            ('upload', 's.created_at'),
            ('team_export', 'coalesce(s.ready_at, s.created_at)')) s (source, at)
        order by t.id, s.source
    loop
        after := '00000000-0000-0000-0000-000000000000';
        while after is not null loop
            after := fill_stored_blobs(one.source, one.at, one.id, after);
            commit;
        end loop;
    end loop;
end
$$;

create procedure fill_all_gallery_items() language plpgsql as $$
declare
    one uuid;
    after uuid;
    -- Of a big house the words come afterwards, some at a time, while people work.
    with_words boolean := (select count(*) <= 100000 from (
        select from asset where kind = 'video' limit 100001) v);
begin
    loop
        for one in select t.id from team t order by t.id loop
            after := '00000000-0000-0000-0000-000000000000';
            while after is not null loop
                after := fill_gallery_items(one, after, with_words);
                commit;
            end loop;
        end loop;
        -- Once more for what was passed over.
        exit when not exists (select from asset a where a.kind = 'video' and not exists (
            select from gallery_item i where i.team_id = a.team_id and i.id = a.id));
        commit;
        perform pg_sleep(0.2);
    end loop;
end
$$;

-- The owner has no policy on these tables; until V0040_3 it needs none.
alter table team no force row level security;
alter table job no force row level security;
alter table asset no force row level security;
alter table upload no force row level security;
alter table team_export no force row level security;
alter table stored_blob no force row level security;
alter table storage_use no force row level security;
alter table gallery_item no force row level security;
alter table gallery_term no force row level security;
alter table gallery_label no force row level security;
