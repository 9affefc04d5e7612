-- The gallery's own rows: one narrow row a video with all it is sorted and filtered by, and the words
-- and labels it is found by. Rows for videos of before come with V0040_2.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

create table gallery_item (
    team_id uuid not null references team (id),
    -- That of the video's asset.
    id uuid not null,
    job_id uuid not null,
    model text not null,
    person_id uuid,
    key_id uuid,
    submitter text not null,
    cost_center text,
    resolution text,
    aspect text,
    seed bigint,
    duration_ms int not null default 0,
    cost_micros bigint not null,
    state text not null,
    sound boolean not null default false,
    batch_id uuid,
    title text,
    -- One a team; 0 is unrated.
    rating smallint not null default 0,
    rated_by text,
    at timestamptz not null,
    trashed_at timestamptz,
    trashed_by text,
    -- When what was asked for was taken out of it.
    words_erased_at timestamptz,
    -- Its words are still to be put in; only of videos that were there before this table was.
    words_due boolean not null default false,
    version bigint not null default 0,
    primary key (team_id, id),
    constraint gallery_item_asset_fk foreign key (team_id, id) references asset (team_id, id),
    constraint gallery_item_job_fk foreign key (team_id, job_id) references job (team_id, id),
    constraint gallery_item_job unique (team_id, job_id),
    constraint gallery_item_state check (state in ('copying', 'ready', 'failed', 'expired')),
    constraint gallery_item_duration check (duration_ms >= 0),
    constraint gallery_item_rating check (rating between 0 and 5),
    constraint gallery_item_title
        check (length(title) between 1 and 200 and title = btrim(title) and title !~ '[\r\n\t]'),
    constraint gallery_item_trashed check ((trashed_at is null) = (trashed_by is null))
) with (fillfactor = 80);
-- A page is read in the order of one of these, whatever lies in the trash left out.
create index gallery_item_newest on gallery_item (team_id, at desc, id desc)
    where trashed_at is null;
create index gallery_item_cost on gallery_item (team_id, cost_micros desc, id desc)
    where trashed_at is null;
create index gallery_item_length on gallery_item (team_id, duration_ms desc, id desc)
    where trashed_at is null;
create index gallery_item_rating on gallery_item (team_id, rating desc, id desc)
    where trashed_at is null;
create index gallery_item_model on gallery_item (team_id, model, at desc, id desc)
    where trashed_at is null;
create index gallery_item_person on gallery_item (team_id, person_id, at desc, id desc)
    where trashed_at is null;
create index gallery_item_key on gallery_item (team_id, key_id, at desc, id desc)
    where trashed_at is null and key_id is not null;
create index gallery_item_seed on gallery_item (team_id, seed) where seed is not null;
create index gallery_item_batch on gallery_item (team_id, batch_id) where batch_id is not null;
create index gallery_item_trash on gallery_item (team_id, trashed_at) where trashed_at is not null;
create index gallery_item_words_due on gallery_item (team_id, id) where words_due;
call protect_team_rows('gallery_item');
grant select, insert, update on gallery_item to framehouse_team, framehouse_platform;
grant delete on gallery_item to framehouse_platform;

-- What a video is found by: w:robot is a word of its prompt, its title or a note, l:spring a label.
-- Comparisons of text in byte order are leakproof, so that an index on them is used below the wall
-- between teams; those of tsvector and of arrays are not, and an index on them is of no use there.
create table gallery_term (
    team_id uuid not null,
    term text collate "C" not null,
    -- That of the video, so that a word's videos lie in the wall's order.
    at timestamptz not null,
    item_id uuid not null,
    primary key (team_id, term, at, item_id),
    constraint gallery_term_item_fk foreign key (team_id, item_id)
        references gallery_item (team_id, id) on delete cascade,
    constraint gallery_term_form check (term ~ '^[wl]:' and length(term) between 3 and 122)
);
create index gallery_term_item on gallery_term (team_id, item_id);
call protect_team_rows('gallery_term');
grant select, insert, delete on gallery_term to framehouse_team, framehouse_platform;

-- Labels of a video. They begin as those that its job was sent with, and change without it.
create table gallery_label (
    team_id uuid not null,
    item_id uuid not null,
    label text collate "C" not null,
    by text not null,
    at timestamptz not null,
    primary key (team_id, item_id, label),
    constraint gallery_label_item_fk foreign key (team_id, item_id)
        references gallery_item (team_id, id) on delete cascade,
    constraint gallery_label_form check (length(label) between 1 and 120)
);
create index gallery_label_used on gallery_label (team_id, label);
call protect_team_rows('gallery_label');
grant select, insert, delete on gallery_label to framehouse_team, framehouse_platform;

-- Each label is a term as well, whoever writes it.
create function gallery_label_is_term() returns trigger language plpgsql as $$
begin
    insert into gallery_term (team_id, term, at, item_id)
    select n.team_id, 'l:' || n.label, i.at, n.item_id
    from new_label n join gallery_item i on i.team_id = n.team_id and i.id = n.item_id
    on conflict do nothing;
    return null;
end
$$;
create trigger gallery_label_added after insert on gallery_label
    referencing new table as new_label
    for each statement execute function gallery_label_is_term();

create function gallery_label_was_term() returns trigger language plpgsql as $$
begin
    delete from gallery_term t using old_label o
    where t.team_id = o.team_id and t.item_id = o.item_id and t.term = 'l:' || o.label;
    return null;
end
$$;
create trigger gallery_label_removed after delete on gallery_label
    referencing old table as old_label
    for each statement execute function gallery_label_was_term();

-- The words of a text, each once, in small letters: letters and digits of any script. Scripts that
-- set no blanks between words give each character by itself. The same on every machine, because the
-- collation comes with the database itself.
create function gallery_terms(words text) returns text[]
    language sql immutable strict parallel safe as $$
    select coalesce(array_agg(t.word order by t.place), '{}') from (
        select left(w.word, 64) as word, min(w.place) as place
        from regexp_split_to_table(
            regexp_replace(
                lower(normalize(words, nfkc) collate "pg_c_utf8"),
                '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff])',
                ' \1 ', 'g'),
            '[^[:alnum:]]+') with ordinality as w (word, place)
        where w.word <> ''
        group by 1 order by 2 limit 400) t
$$;

-- What was asked for is taken out of a job: nobody finds the video by it from then on. The trigger
-- is on one column, so that no other change of a job looks at it.
create function gallery_words_erased() returns trigger language plpgsql as $$
declare
    item uuid;
begin
    update gallery_item set title = null, seed = null, words_due = false,
        words_erased_at = new.request_erased_at, version = version + 1
    where team_id = new.team_id and job_id = new.id
    returning id into item;
    if item is not null then
        delete from gallery_note where team_id = new.team_id and item_id = item;
        delete from gallery_term
        where team_id = new.team_id and item_id = item and term >= 'w:' and term < 'w;';
    end if;
    return null;
end
$$;
create trigger gallery_words_erased after update of request_erased_at on job for each row
    when (old.request_erased_at is null and new.request_erased_at is not null)
    execute function gallery_words_erased();

-- The aspect of a video: the one that its job named, else the usual one that its picture is nearest
-- to. Pictures are rounded to whole blocks of pixels, so up to 3 percent off still is the usual
-- aspect; the usual ones lie further apart than twice that. What is like none of them has none.
create function gallery_aspect(asked text, width int, height int) returns text
    language sql immutable parallel safe as $$
    select case when asked ~ '^[0-9]+:[0-9]+$' then asked else coalesce((
        select a.name from (values
            ('1:1', 1, 1), ('16:9', 16, 9), ('9:16', 9, 16), ('4:3', 4, 3), ('3:4', 3, 4),
            ('3:2', 3, 2), ('2:3', 2, 3), ('5:4', 5, 4), ('4:5', 4, 5), ('2:1', 2, 1),
            ('1:2', 1, 2), ('21:9', 21, 9), ('9:21', 9, 21)) as a (name, x, y)
        where width > 0 and height > 0
          and abs(width::bigint * a.y - height::bigint * a.x) * 100 <= height::bigint * a.x * 3
        order by abs(width::bigint * a.y - height::bigint * a.x)::numeric / (height::bigint * a.x)
        limit 1), asked) end
$$;

-- Notes a job's video with its words and labels, from what job and copy say. Nothing happens where
-- it is noted, or where there is no video to note.
create procedure gallery_note_item(team uuid, of_job uuid) language plpgsql as $$
declare
    item uuid;
begin
    insert into gallery_item (team_id, id, job_id, model, person_id, key_id, submitter,
        cost_center, resolution, aspect, seed, duration_ms, cost_micros, state, sound, at,
        words_erased_at)
    select a.team_id, a.id, a.job_id, j.model, j.submitted_by, j.key_id, j.submitter,
        j.cost_center, j.parameters ->> 'resolution',
        gallery_aspect(j.parameters ->> 'aspect_ratio', a.width, a.height),
        case when j.parameters ->> 'seed' ~ '^-?[1-9][0-9]{0,17}$'
            then (j.parameters ->> 'seed')::bigint end,
        least(coalesce(a.duration_ms, 0), 2147483647),
        coalesce(j.settled_micros, j.quote_micros), a.state, a.sound, a.created_at,
        j.request_erased_at
    from asset a join job j on j.team_id = a.team_id and j.id = a.job_id
    where a.team_id = team and a.job_id = of_job and a.kind = 'video'
    on conflict do nothing
    returning id into item;
    if item is null then
        return;
    end if;
    insert into gallery_term (team_id, term, at, item_id)
    select i.team_id, 'w:' || w.word, i.at, i.id
    from gallery_item i join job j on j.team_id = i.team_id and j.id = i.job_id,
        unnest(gallery_terms(j.prompt)) as w (word)
    where i.team_id = team and i.id = item and i.words_erased_at is null
    on conflict do nothing;
    insert into gallery_label (team_id, item_id, label, by, at)
    select i.team_id, i.id, l.label, i.submitter, i.at
    from gallery_item i join job j on j.team_id = i.team_id and j.id = i.job_id,
        unnest(j.labels) as l (label)
    where i.team_id = team and i.id = item and length(l.label) between 1 and 120
    on conflict do nothing;
end
$$;
