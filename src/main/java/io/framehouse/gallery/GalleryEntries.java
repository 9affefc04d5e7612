package io.framehouse.gallery;

import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.UUID;

/** A team's videos as programs read them. Every method requires {@code view_assets}. */
public interface GalleryEntries {
    /**
     * Videos of a filter with what the team keeps of them.
     *
     * @param page its cursor belongs to one order
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST where the filter is out of its
     *     bounds, or the cursor is of another order or of nobody
     */
    Page<GalleryEntry> list(TeamId team, WallFilter filter, WallSort sort, PageRequest page);

    /** One of them, also out of the trash; a cover by its own id as well. */
    GalleryEntry entry(TeamId team, UUID video);
}
