-- Everything is filled in: the walls stand again, and what was for the filling alone goes.
set local lock_timeout = '5s';

alter table team force row level security;
alter table job force row level security;
alter table asset force row level security;
alter table upload force row level security;
alter table team_export force row level security;
alter table stored_blob force row level security;
alter table storage_use force row level security;
alter table gallery_item force row level security;
alter table gallery_term force row level security;
alter table gallery_label force row level security;

drop trigger filling_stored_blob on asset;
drop trigger filling_stored_blob on upload;
drop trigger filling_stored_blob on team_export;
drop trigger filling_gallery_item on asset;
drop function filling_stored_blob;
drop function filling_gallery_item;
drop procedure fill_all_stored_blobs;
drop procedure fill_all_gallery_items;
drop function fill_stored_blobs;
drop function fill_gallery_items;
