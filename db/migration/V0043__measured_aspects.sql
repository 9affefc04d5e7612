-- The aspect of a video whose job named none: the usual one that its picture is nearest to.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Pictures are rounded to whole blocks of pixels, so up to 3 percent off still is the usual aspect;
-- the usual ones lie further apart than twice that. What is like none of them has none.
create function gallery_aspect(width int, height int) returns text
    language sql immutable parallel safe as $$
    select a.name from (values
        ('1:1', 1, 1), ('16:9', 16, 9), ('9:16', 9, 16), ('4:3', 4, 3), ('3:4', 3, 4),
        ('3:2', 3, 2), ('2:3', 2, 3), ('5:4', 5, 4), ('4:5', 4, 5), ('2:1', 2, 1), ('1:2', 1, 2),
        ('21:9', 21, 9), ('9:21', 9, 21)) as a (name, x, y)
    where width > 0 and height > 0
      and abs(width::bigint * a.y - height::bigint * a.x) * 100 <= height::bigint * a.x * 3
    order by abs(width::bigint * a.y - height::bigint * a.x)::numeric / (height::bigint * a.x)
    limit 1
$$;

-- The owner has no policy on these tables; for this once it needs none.
alter table asset no force row level security;
alter table gallery_item no force row level security;
update gallery_item i set aspect = gallery_aspect(a.width, a.height)
from asset a
where a.team_id = i.team_id and a.id = i.id and a.width > 0 and a.height > 0
  and (i.aspect is null or i.aspect !~ '^[0-9]+:[0-9]+$')
  and gallery_aspect(a.width, a.height) is not null;
alter table asset force row level security;
alter table gallery_item force row level security;
