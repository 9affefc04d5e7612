package io.framehouse.catalog.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.ui.StatusBadge;

/** How sure a price is, and whether it holds. */
final class PriceBadge {
    private PriceBadge() {}

    static StatusBadge certainty(String word) {
        StatusBadge badge =
                switch (word) {
                    case "documented" -> badge(word, VaadinIcon.BOOK, StatusBadge.Style.GOOD);
                    case "set" -> badge(word, VaadinIcon.USER_CHECK, StatusBadge.Style.GOOD);
                    case "reported" -> badge(word, VaadinIcon.COMMENT_O, StatusBadge.Style.NEUTRAL);
                    default -> badge(word, VaadinIcon.QUESTION_CIRCLE, StatusBadge.Style.CHECK);
                };
        return badge.meaning(PriceWords.certaintyMeaning(word));
    }

    /** In force, scheduled or past. */
    static StatusBadge state(boolean inForce, boolean scheduled) {
        if (inForce) {
            return StatusBadge.of("In force", VaadinIcon.CHECK, StatusBadge.Style.GOOD);
        }
        return scheduled
                ? StatusBadge.of("Scheduled", VaadinIcon.CLOCK, StatusBadge.Style.ALIVE)
                : StatusBadge.of("Past", VaadinIcon.ARCHIVE, StatusBadge.Style.NEUTRAL);
    }

    private static StatusBadge badge(String word, VaadinIcon icon, StatusBadge.Style style) {
        return StatusBadge.of(PriceWords.certainty(word), icon, style);
    }
}
