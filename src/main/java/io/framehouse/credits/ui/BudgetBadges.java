package io.framehouse.credits.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.StatusBadge;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What is to be said of a budget beside its numbers; nothing while all is usual. */
final class BudgetBadges {
    private BudgetBadges() {}

    static List<StatusBadge> of(BudgetRow row, ZoneId zone) {
        List<StatusBadge> badges = new ArrayList<>();
        switch (row.figures().level()) {
            case NEAR ->
                    badges.add(
                            StatusBadge.of(
                                    "Near limit", VaadinIcon.WARNING, StatusBadge.Style.WARN));
            case USED_UP ->
                    badges.add(StatusBadge.of("Used up", VaadinIcon.BAN, StatusBadge.Style.BAD));
            case WITHIN -> {}
        }
        Instant until = row.status().raisedUntil();
        if (row.isRaised() && until != null) {
            badges.add(
                    StatusBadge.of(
                                    "Raised until " + BudgetWords.until(until, zone),
                                    VaadinIcon.PLUS_CIRCLE,
                                    StatusBadge.Style.ALIVE)
                            .meaning(
                                    "%s more than its own limit of %s."
                                            .formatted(
                                                    CreditsFormat.sentence(row.status().raised()),
                                                    CreditsFormat.number(
                                                            row.status().data().limit()))));
        }
        return badges;
    }
}
