package io.framehouse.gallery.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people kept of videos, for the export of a team; no link's secret, nor its hash. */
@Component
final class KeepingParts implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "collections.ndjson",
                        """
                        select c.id, c.name, c.description, c.visibility, c.owner_id, c.owner,
                            c.created_at, coalesce((select array_agg(i.item_id order by i.at, i.item_id)
                                from gallery_collection_item i
                                where i.team_id = c.team_id and i.collection_id = c.id), '{}') as videos
                        from gallery_collection c where c.team_id = :team order by c.created_at, c.id
                        """),
                new Rows(
                        "notes.ndjson",
                        """
                        select id, item_id as video_id, author_id, author, text, at
                        from gallery_note where team_id = :team order by at, id
                        """),
                new Rows(
                        "favourites.ndjson",
                        """
                        select user_id, item_id as video_id, at
                        from gallery_favourite where team_id = :team order by at, user_id, item_id
                        """),
                new Rows(
                        "searches.ndjson",
                        """
                        select id, user_id, name, query, shared, at
                        from gallery_search where team_id = :team order by at, id
                        """),
                new Rows(
                        "shares.ndjson",
                        """
                        select id, item_id as video_id, collection_id, made_by, created_at, expires_at,
                            revoked_at, revoked_by, opened, last_opened_at
                        from gallery_share where team_id = :team order by created_at, id
                        """));
    }
}
