-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- More caps beside those of V0006, and for whom of the team a row of its own list is.
alter table allowed_model
    add column id uuid not null default uuidv7(),
    add column off_peak_never boolean not null default false,
    add column recommended_prompt text not null default 'allowed',
    add column watermark text not null default 'free',
    -- For those in allowed_model_chosen alone; once the last of them is gone, for nobody.
    add column chosen_only boolean not null default false,
    add constraint allowed_model_id unique (team_id, id),
    add constraint allowed_model_off_peak check (not (off_peak_only and off_peak_never)),
    add constraint allowed_model_recommended_prompt
        check (recommended_prompt in ('allowed', 'never')),
    add constraint allowed_model_watermark check (watermark in ('free', 'always')),
    -- A key's own list is for that key.
    add constraint allowed_model_chosen_of_team check (key_id is null or not chosen_only);

-- The members and keys that a row is for. A member who leaves the team leaves the row as well.
create table allowed_model_chosen (
    team_id uuid not null references team (id),
    allowed_model_id uuid not null,
    user_id uuid,
    key_id uuid,
    constraint allowed_model_chosen_row_fk foreign key (team_id, allowed_model_id)
        references allowed_model (team_id, id) on delete cascade,
    constraint allowed_model_chosen_member_fk foreign key (team_id, user_id)
        references team_member (team_id, user_id) on delete cascade,
    constraint allowed_model_chosen_key_fk foreign key (team_id, key_id)
        references api_key (team_id, id) on delete cascade,
    constraint allowed_model_chosen_one check (num_nonnulls(user_id, key_id) = 1)
);
create unique index allowed_model_chosen_once
    on allowed_model_chosen (team_id, allowed_model_id, user_id, key_id) nulls not distinct;
create index allowed_model_chosen_member on allowed_model_chosen (team_id, user_id)
    where user_id is not null;
create index allowed_model_chosen_key on allowed_model_chosen (team_id, key_id)
    where key_id is not null;
call protect_team_rows('allowed_model_chosen');
grant select, insert, delete on allowed_model_chosen to framehouse_team, framehouse_platform;
