package io.framehouse.gallery;

import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A team's videos. Every method checks the current actor. */
public interface Gallery {
    /**
     * Videos, newest first.
     *
     * @param text words of the prompt, or null
     * @param model a catalogue id, or null
     */
    Page<AssetCard> videos(
            TeamId team, @Nullable String text, @Nullable String model, PageRequest page);

    AssetCard get(TeamId team, UUID asset);

    /** Tries a failed copy again. */
    void retry(TeamId team, UUID asset);
}
