package io.framehouse.gallery.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a team keeps of its videos, for its export; words are those of prompts, titles and notes.
 */
@Component
final class GalleryPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "gallery.ndjson",
                        """
                        select i.id, i.job_id, i.model, i.submitter, i.cost_center, i.resolution,
                            i.aspect, i.seed, i.duration_ms, i.cost_micros, i.state, i.sound,
                            i.batch_id, i.title, i.rating, i.rated_by, i.at, i.trashed_at,
                            i.trashed_by,
                            array(select l.label from gallery_label l where l.team_id = :team
                                and l.item_id = i.id order by l.label) as labels
                        from gallery_item i where i.team_id = :team order by i.at, i.id
                        """));
    }
}
