package io.framehouse.gallery.internal;

import io.framehouse.teams.TeamErasure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a team's own rows out of the gallery, before the copies that they are of. */
@Component
class GalleryErasure implements TeamErasure {
    @Override
    public List<Step> steps() {
        return List.of(
                Step.delete(5, "gallery_label"),
                Step.delete(6, "gallery_term"),
                Step.delete(15, "gallery_item"));
    }
}
