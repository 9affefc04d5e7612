package io.framehouse.gallery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some tiles in the wall's order, and the places on both sides of them.
 *
 * @param before where the page above them is asked; null where these are the first
 * @param after where the page below them is asked; null where these are the last
 */
public record WallPage(List<WallCard> cards, @Nullable String before, @Nullable String after) {
    public WallPage {
        cards = List.copyOf(cards);
    }
}
