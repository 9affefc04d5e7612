-- What only its owner sees: nobody outside does, and it does not stay for ever once they are gone.
set local lock_timeout = '5s';

alter table gallery_collection
    -- Since when its owner is known not to be of the team any more; only of private ones.
    add column owner_left_at timestamptz;
create index gallery_collection_left on gallery_collection (team_id, owner_left_at)
    where owner_left_at is not null;

-- Links from before this rule end.
update gallery_share s set revoked_at = now(), revoked_by = 'private collection'
from gallery_collection c
where c.team_id = s.team_id and c.id = s.collection_id and c.visibility = 'private'
  and s.revoked_at is null;
