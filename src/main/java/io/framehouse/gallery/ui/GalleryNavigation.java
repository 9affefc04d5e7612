package io.framehouse.gallery.ui;

import io.framehouse.ui.CurrentTeam;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/** The addresses of the gallery, without a leading slash. */
@NamedInterface("screens")
public final class GalleryNavigation {
    private GalleryNavigation() {}

    public static String wall(CurrentTeam team) {
        return team.path("gallery");
    }

    /** The wall with one video's panel open. */
    public static String item(CurrentTeam team, UUID asset) {
        return team.path("gallery") + "?item=" + asset;
    }
}
