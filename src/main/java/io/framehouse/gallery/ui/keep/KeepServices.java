package io.framehouse.gallery.ui.keep;

import io.framehouse.gallery.Collections;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.GalleryWall;
import io.framehouse.gallery.Shares;
import io.framehouse.gallery.ui.SharePart;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.LiveUpdates;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the screens of what people keep ask of the modules. */
@Component
record KeepServices(
        GalleryKeeping keeping,
        Collections collections,
        ObjectProvider<GalleryWall> wall,
        SharePart sharing,
        Shares shares,
        CurrentActor currentActor,
        LiveUpdates live,
        Clock clock) {
    boolean may(TeamId team, Action action) {
        return currentActor.get().may(team, action);
    }

    /** Labels that begin so, most used first. */
    List<String> suggested(TeamId team, String beginning) {
        GalleryWall known = wall.getIfAvailable();
        return known == null ? List.of() : known.labels(team, beginning);
    }
}
