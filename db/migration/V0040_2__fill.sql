-- Fills in rows of what was there before, a portion in each transaction. Without a transaction
-- around it (see the file's .conf); ended anywhere, it is begun anew at the next start.
call fill_all_stored_blobs();
call fill_all_gallery_items();
